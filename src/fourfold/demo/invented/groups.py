"""Invented names of groups, county lines and operations."""

from __future__ import annotations

from random import Random

from fourfold.demo.invented import people, places

FIRST = (
    "Amber", "Barley", "Cinder", "Copper", "Drift", "Ember", "Flint", "Garnet", "Hazel", "Indigo", "Jasper",
    "Kelp", "Lantern", "Mallow", "Nettle", "Ochre", "Pewter", "Quartz", "Russet", "Saffron", "Tallow",
    "Umber", "Velvet", "Willow",
)  # fmt: skip
SECOND = (
    "bittern", "curlew", "dormouse", "dunlin", "fieldfare", "grayling", "hobby", "kite", "linnet", "marten",
    "newt", "osprey", "pipit", "plover", "redpoll", "siskin", "stoat", "teal", "vole", "wagtail",
    "whimbrel", "wren",
)  # fmt: skip
LINES = ("Benji", "Cosmo", "Dexy", "Frosty", "Jugs", "Lucky", "Moz", "Pinky", "Rico", "Skip", "Tank", "Zed")
BODIES = ("group", "network", "firm", "crew", "associates")


def operation(dice: Random) -> str:
    """The name of an operation: a word that no dictionary has."""
    return f"Op {dice.choice(FIRST)}{dice.choice(SECOND)}"


def group(dice: Random) -> str:
    """What officers call a group."""
    kind = dice.randrange(4)
    if kind == 0:
        return f"{people.family(dice)} family"
    if kind == 1:
        return f"{places.town(dice)} {dice.choice(BODIES)}"
    if kind == 2:
        return f"{dice.choice(places.STREETS)} {dice.choice(BODIES)}, {places.town(dice)}"
    return f"{operation(dice)} {dice.choice(BODIES)}"


def county_line(dice: Random) -> str:
    """A line's brand and where it sells."""
    return f"“{dice.choice(LINES)}” line into {places.town(dice)}"
