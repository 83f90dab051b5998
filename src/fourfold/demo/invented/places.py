"""Invented towns, streets, premises, schools and prisons."""

from __future__ import annotations

from random import Random

FRONTS = (
    "Bramwith", "Cassel", "Dunnock", "Ellerquay", "Fennick", "Garsel", "Hask", "Inglem", "Jarrock",
    "Kessel", "Larrow", "Marlick", "Nessock", "Ossel", "Pellet", "Quern", "Rannick", "Skerrin", "Tarrow",
    "Ullock", "Velm", "Wexel", "Yarrel", "Zennick",
)  # fmt: skip
BACKS = (
    "by",
    "combe",
    "den",
    "fold",
    "garth",
    "holt",
    "low",
    "mere",
    "ness",
    "shaw",
    "stead",
    "thwaite",
    "wick",
)
STREETS = (
    "Alderman's Row", "Bellfounder Street", "Candlewick Parade", "Drover's Cut", "Eelpie Terrace",
    "Farrier's Bank", "Glovemaker Lane", "Hopkiln Road", "Inkhorn Street", "Jackdaw Close",
    "Kelpman's Yard", "Lamplighter Walk", "Milkchurn Avenue", "Needlemaker Street", "Oakapple Drive",
    "Pigeon Loft Lane", "Quillmaker Road", "Ropewalk End", "Saltpan Street", "Tinderbox Lane",
    "Undercliffe Rise", "Vinegar Yard", "Whitesmith Street", "Yokeham Road",
)  # fmt: skip
PREMISES = (
    "Hand Car Wash", "Nail Studio", "Self-Store", "Tyre and Exhaust", "Vape and Mobile", "Express Parcels",
    "Trading Estate", "Snooker Rooms", "Recovery Yard", "Mini Market", "Barber Lounge", "Cash Exchange",
)  # fmt: skip
SCHOOLS = ("Academy", "High School", "Community School", "Sixth Form College")


def town(dice: Random) -> str:
    """A town that is on no map."""
    return dice.choice(FRONTS) + dice.choice(BACKS)


def street(dice: Random) -> str:
    """A street with a house number now and then."""
    chosen = dice.choice(STREETS)
    return chosen if dice.random() < 0.7 else f"{dice.randint(1, 180)} {chosen}"


def premises(dice: Random) -> str:
    """A business at an invented place."""
    return f"{town(dice)} {dice.choice(PREMISES)}"


def school(dice: Random) -> str:
    """A school at an invented place."""
    return f"{town(dice)} {dice.choice(SCHOOLS)}"


def prison(dice: Random) -> str:
    """A prison; half of them are shared by several threats, so the choice is small."""
    return f"HMP {dice.choice(FRONTS[:8])}{dice.choice(BACKS[5:8])}"
