"""The platform's records and the national database's own list side by side."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, Query, Schema

from fourfold.core.api import agencies, lists
from fourfold.core.api.schemas import Listed, Paging
from fourfold.core.history import clock
from fourfold.reporting.exchange import difference_words, differences, presenters, queries
from fourfold.reporting.exchange.api.room import LATER, OLDEST_FIRST, chosen, consulted, room
from fourfold.reporting.exchange.differences import Difference
from fourfold.reporting.exchange.filters import DifferenceFilters
from fourfold.reporting.exchange.forms import DifferenceForm
from fourfold.reporting.exchange.policy import Permission


class FieldTold(Schema):
    """What the two lists say under one heading."""

    heading: str
    here: str
    there: str


class NationalDifference(Schema):
    """One record on which the two lists do not agree. `where` is here (only), there (only) or different."""

    kind: str
    where: str
    reference: str
    national_reference: str
    agency: str | None
    since: datetime | None
    state: str | None = Field(description="Where it stands in the outbox; null where it is not known here.")
    fields: list[FieldTold]

    @classmethod
    def of(cls, one: Difference, codes: dict[int, str]) -> NationalDifference:
        """From a difference."""
        return cls(
            kind=one.kind, where=str(one.where), reference=one.reference, agency=codes.get(one.agency),
            national_reference=one.national_reference, since=one.since,
            state=str(one.standing.state) if one.standing else None,
            fields=[FieldTold(heading=heading, here=here, there=there) for heading, here, there in one.fields],
        )  # fmt: skip


class NationalDifferences(Listed):
    """A page of differences."""

    later: int = Field(description=LATER)
    items: list[NationalDifference]


class Narrowing(Paging):
    """What the differences are narrowed by."""

    where: list[str] = Field([], max_length=3)
    kind: list[str] = Field([], max_length=3)
    agency: list[str] = Field([], max_length=50, description="Codes of agencies.")


@room.reads("/exchange/reconciliation", Permission.VIEW, NationalDifferences)
def reconciliation(request: Any, given: Query[Narrowing]) -> NationalDifferences:
    """What is here only, there only, and different, the longest first."""
    on = clock.day_of(request.at)
    filters = DifferenceFilters(**chosen(request, DifferenceForm, given))
    asked = lists.asked(given, difference_words.DIFFERENCES, OLDEST_FIRST)
    held = queries.lines(on=on)
    found = differences.page(held, filters.narrowed(), asked, presenters.Words.on(on).agency)
    consulted(request, "reconcile", "record", rows=len(found.rows))
    codes = agencies.codes()
    return NationalDifferences(
        **lists.told(found, asked),
        later=held.later,
        items=[NationalDifference.of(one, codes) for one in found.rows],
    )
