"""What a force says of a threat when it first sends it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from fourfold.demo.forces import CHESHIRE, Sender
from fourfold.demo.invented import groups, people, places, stories

AREAS = (
    "drugs", "firearms", "modern_slavery", "immigration_crime", "csae", "acquisitive", "money_laundering",
    "fraud", "corruption", "cyber",
)  # fmt: skip
AREA_SHARES = (40, 8, 8, 6, 5, 10, 8, 9, 2, 4)
KINDS = ("ocg", "priority_individual", "vulnerability")
SUBTYPES = {"county_line": 5, "location": 3, "loophole": 1}
PRISON_SUBTYPES = ("prison_drones", "prison_violence", "prison_corruption")
OPEN_PHASES = ("develop", "pursue", "monitor")


def facts(
    dice: Random, sender: Sender, key: str, kind: str, lros: tuple[str, ...], arrives: date
) -> dict[str, Any]:
    """One threat's columns, by our names; agencies and councils by their codes."""
    area, *further = _areas(dice)
    known = arrives - timedelta(days=dice.randint(10, 900))
    subtype, name, prison = _named(dice, sender, kind)
    numbered = sender.code != "cumbria" and dice.random() < 0.6
    return {
        "sender_reference": key,
        "name": name,
        "kind": kind,
        "subtype": subtype,
        "summary": stories.summary(dice, area),
        "main_area": "drugs" if subtype == "county_line" else area,
        "further_areas": [one for one in further if subtype != "county_line" or one != "drugs"],
        "owner_agency": sender.code,
        "lead_agency": sender.code if dice.random() < 0.93 else "nwrocu",
        "phase": dice.choices(OPEN_PHASES, (3, 5, 2))[0],
        "is_soc": True,
        "first_identified": known,
        "apmis_reference": f"A{dice.randint(100_000, 999_999)}" if numbered else "",
        "pnd_reference": f"PND/{dice.randint(10_000, 99_999)}" if dice.random() < 0.4 else "",
        "affected_councils": _councils(dice, sender),
        "lro_name_key": dice.choice(lros) if dice.random() < 0.9 else "",
        "review_due": arrives + timedelta(days=dice.randint(60, 400)) if dice.random() < 0.05 else None,
        "prison": prison,
    }


def kind(dice: Random, sender: Sender, fate: str) -> str:
    """A threat's type when it arrives. Cheshire has no vulnerability before the first extract."""
    if fate == "new_line":
        return "vulnerability"
    if sender.code == "nwrocu":
        return dice.choices(KINDS, (4, 2, 6))[0]
    vulnerable = 0 if sender.code == CHESHIRE or fate in ("transferred", "transferred_later") else 2
    return dice.choices(KINDS, (7, 3, 0 if fate == "reclassified_before" else vulnerable))[0]


def _areas(dice: Random) -> list[str]:
    number = dice.choices((1, 2, 3), (6, 3, 1))[0]
    found: list[str] = []
    while len(found) < number:
        area = dice.choices(AREAS, AREA_SHARES)[0]
        if area not in found:
            found.append(area)
    return found


def _named(dice: Random, sender: Sender, kind: str) -> tuple[str, str, str]:
    """Sub-type, name, and the prison when it is about one: those are mapped by the regional unit."""
    if kind == "ocg":
        return "", groups.group(dice), ""
    if kind == "priority_individual":
        return "", people.name(dice), ""
    if sender.code == "nwrocu":
        subtype, prison = dice.choice(PRISON_SUBTYPES), places.prison(dice)
        return subtype, f"{prison}: {subtype.removeprefix('prison_')}", prison
    subtype = dice.choices(list(SUBTYPES), list(SUBTYPES.values()))[0]
    names = {"county_line": groups.county_line, "location": places.premises, "loophole": _loophole}
    return subtype, names[subtype](dice), ""


def _loophole(dice: Random) -> str:
    what = dice.choice(
        ("Company registrations at one address", "Short lets by the week", "Unscreened parcels")
    )
    return f"{what}, {places.town(dice)}"


def _councils(dice: Random, sender: Sender) -> list[str]:
    most = min(len(sender.councils), 3)
    return sorted(dice.sample(sender.councils, dice.randint(1, most))) if most else []
