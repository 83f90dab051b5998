"""What forces shared with partners, and what partners did: a handful of copies in the replay's last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fourfold.core.access.viewers import Viewer
from fourfold.core.sharing import answer, presenters
from fourfold.core.sharing.actions import receiving, sharing
from fourfold.core.sharing.models import Action, Disclosure
from fourfold.demo.colleagues import who
from fourfold.demo.replay.world import World
from fourfold.understanding.threats.models import Brief, Threat

SHARED, READ = time(14, 10), time(15, 25)


@dataclass(frozen=True)
class Copy:
    """A copy of the plan: on a day, of one of the force's threats, to a partner."""

    on: date
    force: str
    partner: str
    place: int  # of the force's threats with a brief, in the order of their references
    recipients: tuple[str, ...]
    asks: str = ""
    days: int = 14
    read: bool = False
    result: str = ""


COPIES = (
    Copy(
        date(2023, 5, 16), "cheshire", "halton_council", 0, ("Perpetua Dunmarsh, Community safety",),
        "Look at the tenancies above the shops, and say which flats stand empty.", read=True,
        result="Two flats stand empty. Locks were changed on 24 May.",
    ),
    Copy(
        date(2023, 6, 20), "cheshire", "halton_council", 1,
        ("Perpetua Dunmarsh, Community safety", "Ruan Delahaye, Housing"),
        "Ask the night wardens what they see near the garages.", days=28,
    ),
    Copy(date(2023, 7, 6), "cheshire", "halton_council", 2, ("Perpetua Dunmarsh, Community safety",)),
    Copy(
        date(2023, 6, 27), "north_wales", "betsi_cadwaladr", 0, ("Eirlys Pantglas, Safeguarding",),
        "Tell the ward managers which signs to look for.", days=10,
    ),
)  # fmt: skip


def on(world: World, day: date) -> None:
    """What is shared on this day, and what the partner did with it within the hour."""
    for one in (one for one in COPIES if one.on == day):
        with world.sitting(who("lro", one.force), day, SHARED) as (by, at):
            number = _share(world, one, by, at)
        if number and one.read:
            with world.sitting(who("partner", one.partner), day, READ) as (by, at):
                _read(number, one, by, at)


def _share(world: World, one: Copy, by: Viewer, at: datetime) -> int:
    briefed = Brief.objects.filter(threat__owner_agency_id=world.numbers[one.force], threat__merged_into=None)
    open_ones = briefed.exclude(threat__phase__contains="closed").values("threat_id")
    briefed_ones = list(Threat.objects.filter(pk__in=open_ones).order_by("reference")[: one.place + 1])
    if len(briefed_ones) <= one.place:  # a small region may have fewer
        return 0
    threat = briefed_ones[one.place]
    offered = answer.offered(threat.reference, by, at)
    assert offered is not None
    words = presenters.Words.on(at.date())
    partner = world.numbers[one.partner]
    found = answer.answer(offered, partner=partner, purpose="safeguarding", at=at, words=words)
    asked = {"asks": one.asks, "asks_by": one.on + timedelta(days=one.days)} if one.asks else {}
    said = sharing.Said(list(one.recipients), one.on + timedelta(days=180), **asked)  # type: ignore[arg-type]
    made = sharing.share(answer=found, shown=found.digest, said=said, by=by, at=at)
    return int(made.standing.disclosure_id)


def _read(number: int, one: Copy, by: Viewer, at: datetime) -> None:
    copy = Disclosure.objects.get(pk=number)
    receiving.acknowledge(disclosure=copy, by=by, at=at)
    if one.result:
        asked = Action.objects.get(disclosure=copy)
        receiving.finish(action=asked, opened=asked.edition, result=one.result, by=by, at=at)
