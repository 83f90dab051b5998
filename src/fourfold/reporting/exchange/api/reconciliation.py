"""The platform's records and the national database's own list side by side."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, File, Form, Query, Schema
from ninja.files import UploadedFile

from fourfold.core.agencies.presenters import owners
from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.schemas import Listed, Paging
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui.lists import Sort
from fourfold.reporting.exchange import difference_words, ordering, presenters, reconciling
from fourfold.reporting.exchange.actions import listing
from fourfold.reporting.exchange.api.room import page, room
from fourfold.reporting.exchange.filters import DifferenceFilters
from fourfold.reporting.exchange.forms import DifferenceForm, ListForm
from fourfold.reporting.exchange.models import Kind
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.reconciling import Difference

OLDEST_FIRST = Sort("since")


class FieldTold(Schema):
    """What the two lists say under one heading."""

    heading: str
    here: str
    there: str


class DifferenceTold(Schema):
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
    def of(cls, one: Difference, codes: dict[int, str]) -> DifferenceTold:
        """From a difference."""
        return cls(
            kind=one.kind, where=str(one.where), reference=one.reference, agency=codes.get(one.agency),
            national_reference=one.national_reference, since=one.since,
            state=str(one.standing.state) if one.standing else None,
            fields=[FieldTold(heading=heading, here=here, there=there) for heading, here, there in one.fields],
        )  # fmt: skip


class Differences(Listed):
    """A page of differences."""

    items: list[DifferenceTold]


class Narrowing(Paging):
    """What the differences are narrowed by."""

    where: list[str] = Field([], max_length=3)
    kind: list[str] = Field([], max_length=3)
    agency: list[str] = Field([], max_length=50, description="Codes of agencies.")


class LoadedList(Schema):
    """The national database's own list of one kind of an agency's records, as last loaded."""

    kind: str
    agency: str | None
    rows: int
    loaded_by: str
    loaded_at: datetime
    digest: str


class LoadedLists(Schema):
    """Every list that is loaded, by kind."""

    count: int
    items: list[LoadedList]


class ListTold(Schema):
    """What was loaded: rows of your agencies, and rows of others, which are only counted; `says` is it in words."""

    rows: int
    elsewhere: int
    says: list[str]


@room.reads("/exchange/reconciliation", Permission.VIEW, Differences)
def reconciliation(request: Any, given: Query[Narrowing]) -> Differences:
    """What is here only, there only, and different, the longest first."""
    on = clock.day_of(request.at)
    chosen = {
        "where": given.where, "kind": given.kind,
        "agency": agencies.numbers(given.agency, "agency", among=request.viewer.keys),
    }  # fmt: skip
    problems.checked(DifferenceForm(chosen, owners=owners(request.viewer.keys, on)))
    asked = lists.asked(given, difference_words.DIFFERENCES, OLDEST_FIRST)
    filters = DifferenceFilters(**{name: tuple(some) for name, some in chosen.items()})
    shown = [one for one in reconciling.differences(on=on) if filters.keeps(one)]
    in_order = ordering.differences(shown, asked.sort, presenters.Words.on(on))
    found, counted = page({one.key: one for one in in_order}, asked)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.reconcile", by=request.viewer, kind="record", rows=len(found)
    )
    codes = agencies.codes()
    return Differences(**counted, items=[DifferenceTold.of(one, codes) for one in found])


@room.reads("/exchange/lists", Permission.VIEW, LoadedLists)
def loaded(request: Any) -> LoadedLists:
    """Which of the national database's own lists are loaded: what the reconciliation compares with."""
    codes = agencies.codes()
    items = [
        LoadedList(
            kind=one.kind, agency=codes.get(one.agency_id), rows=one.rows, loaded_by=one.loaded_by.name,
            loaded_at=one.loaded_at, digest=one.digest,
        )
        for kind in Kind.values
        for one in reconciling.lists(kind)
    ]  # fmt: skip
    audit.record(
        audit.Operation.CONSULTATION, "exchange.lists", by=request.viewer, kind="record", rows=len(items)
    )
    return LoadedLists(count=len(items), items=items)


@room.writes("/exchange/lists", Permission.SEND, ListTold, status=201)
def load(request: Any, kind: Form[str], file: File[UploadedFile]) -> ListTold:
    """Load the national database's own list of one kind; it takes the place of the one before."""
    said = problems.checked(ListForm({"kind": kind}, {"file": file}))
    found = listing.load(kind=said["kind"], file=said["file"], by=request.viewer, at=request.at)
    return ListTold(rows=found.rows, elsewhere=found.elsewhere, says=found.sentences())
