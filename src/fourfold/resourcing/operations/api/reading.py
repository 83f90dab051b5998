"""The register of operations, and one of them."""

from __future__ import annotations

from typing import Any

from ninja import Field, Query

from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.schemas import Number, Paging
from fourfold.core.audit import actions as audit
from fourfold.resourcing.operations import forms, presenters, queries
from fourfold.resourcing.operations.api.room import room
from fourfold.resourcing.operations.api.told import Operations, OperationTold, told
from fourfold.resourcing.operations.filters import Filters
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.listing import words_of
from fourfold.resourcing.operations.views.record import found_or_404

Codes = list[str]


class Narrowing(Paging):
    """What the register is narrowed by."""

    agency: Codes = Field([], max_length=50, description="Codes of agencies.")
    level: Codes = Field([], max_length=20)
    state: Codes = Field([], max_length=2, description="open or ended.")
    threats: Codes = Field([], max_length=1, description="none, for those that serve no threat.")


@room.reads("/operations", Permission.VIEW, Operations, past=True)
def listing(request: Any, given: Query[Narrowing]) -> Operations:
    """The register: filtered, sorted and counted, today or as known on a past day."""
    asked = lists.asked(given, presenters.COLUMNS, queries.NEWEST_FIRST)
    found = queries.listing(_filters(request, given), asked, now=request.at, as_of=request.as_of)
    audit.consulted("operation.list", by=request.viewer, kind="operation", rows=len(found.rows))
    return Operations(**lists.told(found, asked), items=told(request, found.rows))


@room.reads("/operations/{number}", Permission.VIEW, OperationTold, past=True)
def operation(request: Any, number: Number) -> OperationTold:
    """One operation, today or as known on a past day."""
    found = found_or_404(number, request)
    audit.consulted("operation.read", by=request.viewer, kind="operation", target=number)
    return told(request, [found])[0]


def _filters(request: Any, given: Narrowing) -> Filters:
    """The filters, checked by the form of the page."""
    words, viewer = words_of(request), request.viewer
    chosen = {name: getattr(given, name) for name in ("level", "state", "threats")}
    chosen["agency"] = agencies.numbers(given.agency, "agency", among=viewer.agencies)
    problems.checked(forms.FilterForm(chosen, owners=words.owners(viewer.agencies), levels=words.levels))
    return Filters.from_words(chosen)
