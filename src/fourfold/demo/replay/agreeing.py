"""Agreements about sharing that forces and partners made, each asked for by one person and approved by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from fourfold.core.sharing.actions import agreeing
from fourfold.core.sharing.actions.agreeing import Agreed
from fourfold.core.sharing.models import Agreement
from fourfold.demo.colleagues import who
from fourfold.demo.replay.world import World

ASKED, DECIDED = time(10, 5), time(11, 40)
PLACES = ("subject", "threat", "place", "signs", "contact")


@dataclass(frozen=True)
class Planned:
    """An agreement of the plan, asked for on a day at a force."""

    on: date
    force: str
    partners: tuple[str, ...]
    title: str
    basis: str
    purposes: tuple[str, ...]
    kinds: tuple[str, ...]
    days: int | None = None  # until its end
    standing: str = ""
    approved: bool = True
    conditions: str = ""


PLANNED = (
    Planned(
        date(2022, 11, 2), "cheshire", ("halton_council", "warrington_council"),
        "Safeguarding and housing around county lines", "crime_and_disorder_115",
        ("safeguarding", "prevention", "partner_powers"), (*PLACES, "victim"),
        conditions="Kept in the council’s safeguarding system. Told to nobody outside the team that is named.",
    ),
    Planned(
        date(2022, 11, 9), "cheshire", ("nhs_cheshire_and_merseyside",),
        "Signs of exploitation that staff may see", "children_act_2004_11", ("safeguarding",),
        ("subject", "threat", "place", "signs", "contact"),
    ),
    Planned(
        date(2022, 12, 6), "north_wales", ("betsi_cadwaladr",), "People who may be exploited, seen in hospitals",
        "social_services_wales_2014", ("safeguarding",), PLACES,
    ),
    Planned(
        date(2022, 3, 1), "north_wales", ("conwy_council",), "Prevention work in Conwy",
        "crime_and_disorder_115", ("prevention",), PLACES, days=365,
    ),
    Planned(
        date(2023, 1, 10), "cumbria", ("barrow_in_furness_council", "carlisle_council"),
        "Tenants at risk in Cumbria", "care_act_2014_45", ("safeguarding",), (*PLACES, "victim"),
    ),
    Planned(
        date(2023, 3, 6), "cheshire", ("harbour_lantern",), "A caseworker beside the modern slavery team",
        "victims_code", ("victim_support",), ("victim", "contact", "subject"), days=300, standing="victims",
        conditions="The caseworker sits in the force’s building. What is seen is used to offer support alone.",
    ),
    Planned(
        date(2023, 7, 12), "cheshire", ("cheshire_fire",), "Premises that do not meet fire safety",
        "crime_and_disorder_115", ("partner_powers",), PLACES, approved=False,
    ),
)  # fmt: skip


def on(world: World, day: date) -> None:
    """What is asked for on this day, and approved an hour later."""
    for one in (one for one in PLANNED if one.on == day):
        number = _asked(world, one, day)
        if one.approved:
            _approved(world, number, day)


def _asked(world: World, one: Planned, day: date) -> int:
    with world.sitting(who("coordinator", one.force), day, ASKED) as (by, at):
        agreed = Agreed(
            owner_agency_id=world.numbers[one.force], title=one.title, basis=one.basis,
            standing=one.standing,
            sensitive=one.standing != "",
            purposes=list(one.purposes), kinds=list(one.kinds), conditions=one.conditions, starts_on=day,
            review_on=day + timedelta(days=360),
            ends_on=day + timedelta(days=one.days) if one.days else None,
        )  # fmt: skip
        parties = [world.numbers[code] for code in one.partners]
        return agreeing.ask(agreed=agreed, parties=parties, by=by, at=at).pk


def _approved(world: World, number: int, day: date) -> None:
    with world.sitting(who("decider", "nwrocu_rocta"), day, DECIDED) as (by, at):
        asked = Agreement.objects.get(pk=number)
        agreeing.approve(agreement=asked, opened=asked.edition, by=by, at=at)
