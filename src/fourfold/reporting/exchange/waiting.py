"""What waits in the outbox: what the next file of a unit holds, and what is held back because it was refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from fourfold.core.history import past
from fourfold.reporting.exchange import entering, queries, working_out
from fourfold.reporting.exchange.contents import reach
from fourfold.reporting.exchange.models import Act, Kind, Line, Sent
from fourfold.reporting.exchange.queries import Lines
from fourfold.reporting.exchange.working_out import Entry


@dataclass(frozen=True)
class Waiting:
    """How many records of a kind the next file of a unit holds, and how many more were refused and are held."""

    kind: str
    ready: int
    held: int


def waiting(of: Lines, *, unit: int) -> list[Waiting]:
    """Each kind of which something waits."""
    own = _own(of, unit, of.owners)
    grouped = own.order_by().values_list("kind", "held").annotate(number=Count("*"))
    counted = {(kind, held): number for kind, held, number in grouped}
    found = []
    for kind in Kind.values:
        ready, held = counted.get((kind, False), 0), counted.get((kind, True), 0)
        hung = len(_hung(own.filter(kind=kind))) if held else 0
        found.append(Waiting(kind, ready + hung, held - hung))
    return [one for one in found if one.ready or one.held]


def to_send(
    *,
    on: date,
    kind: str,
    unit: int,
    owners: Collection[int],
    unchanged_too: bool = False,
    most: int | None = None,
) -> list[Entry]:
    """What the next file of a unit holds of a kind, of the records of these owners: each worked out in full.

    What was refused is held until it is corrected, or its threat came to stand there since; with `unchanged_too` it is
    sent again as it is.
    """
    own = _own(queries.lines(on=on, whatever_it_takes=True), unit, owners).filter(kind=kind)
    ready = own if unchanged_too else own.filter(held=False)
    numbers = {*ready.order_by("record").values_list("record", flat=True), *_hung(own)}
    return working_out.entries(on=on, kind=kind, records=sorted(one or 0 for one in numbers)[:most])


def _own(of: Lines, unit: int, owners: Iterable[int]) -> QuerySet[Line]:
    """The records that a unit enters of which something is to be asked for, and which are not on their way."""
    entered = entering.whose(unit, frozenset(owners), of.on)
    return queries.records(of).filter(agency__in=entered, file__isnull=True).exclude(act="")


def _hung(own: QuerySet[Line]) -> list[int]:
    """Those that are held and whose threat came to stand there after they were refused: that may have been why."""
    held = own.filter(held=True).exclude(kind=Kind.THREAT)
    found = list(held.values_list("record", "threats", "since"))
    accepted = _threats_accepted({threat for _record, threats, _since in found for threat in threats})
    return [
        record
        for record, threats, since in found
        if record and since and any(accepted[one] > since for one in threats if one in accepted)
    ]


def _threats_accepted(threats: Collection[int]) -> dict[int, datetime]:
    """When each of these threats was last accepted, also where it is another agency's."""
    of = {"kind": Kind.THREAT.value, "record": threats, "accepted": True}
    with reach.everything():
        told = past.values(Sent, None, "record", "answered_at", "act", **of)
    return {record: at for record, at, act in sorted(told, key=lambda one: one[1]) if act != Act.WITHDRAW}
