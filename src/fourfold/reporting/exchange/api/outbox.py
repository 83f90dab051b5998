"""The outbox: what must stand in the national database, and whether it stands there as it stands here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Query, Schema

from fourfold.core.api import agencies, lists
from fourfold.core.api.schemas import Listed, Paging
from fourfold.core.history import clock
from fourfold.reporting.exchange import presenters, queries
from fourfold.reporting.exchange.api.room import LATER, OLDEST_FIRST, chosen, consulted, room
from fourfold.reporting.exchange.filters import Filters
from fourfold.reporting.exchange.forms import FilterForm
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.working_out import Entry


class EntryTold(Schema):
    """Where one record stands. `state` is not_sent, sent, accepted or differs; `act` what is still to be asked for.

    `held` says that it was refused for `reason`, and is not sent again before it is corrected.
    """

    kind: str
    reference: str
    agency: str | None
    entered_by: str | None
    state: str
    act: str
    since: datetime | None
    national_reference: str
    reason: str
    held: bool
    file: int | None = Field(description="The file in which it is on its way.")

    @classmethod
    def of(cls, one: Entry, codes: dict[int, str]) -> EntryTold:
        """From an entry of the outbox."""
        same = ("act", "since", "national_reference", "reason", "held", "file")
        return cls(
            **{name: getattr(one.standing, name) for name in same}, state=str(one.standing.state),
            kind=one.kind, reference=one.reference, agency=codes.get(one.agency),
            entered_by=codes.get(one.entered_by),
        )  # fmt: skip


class Outbox(Listed):
    """A page of the outbox."""

    later: int = Field(description=LATER)
    items: list[EntryTold]


class Narrowing(Paging):
    """What the outbox is narrowed by. Without a state it holds what is not accepted as it stands."""

    state: list[str] = Field([], max_length=4)
    kind: list[str] = Field([], max_length=3)
    only: list[str] = Field([], max_length=1, description="refused: refused and not yet accepted.")
    agency: list[str] = Field([], max_length=50, description="Codes of agencies.")


@room.reads("/exchange/outbox", Permission.VIEW, Outbox)
def outbox(request: Any, given: Query[Narrowing]) -> Outbox:
    """Every record that is not accepted as it stands here, the longest first."""
    on = clock.day_of(request.at)
    filters = Filters(**chosen(request, FilterForm, given))
    asked = lists.asked(given, presenters.COLUMNS, OLDEST_FIRST)
    held = queries.lines(on=on)
    found = queries.outbox(held, filters.narrowed(), asked, presenters.Words.on(on).agency)
    consulted(request, "outbox", "record", rows=len(found.rows))
    codes = agencies.codes()
    return Outbox(
        **lists.told(found, asked), later=held.later, items=[EntryTold.of(one, codes) for one in found.rows]
    )
