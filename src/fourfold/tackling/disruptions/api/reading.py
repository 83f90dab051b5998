"""The list of disruptions, and one disruption."""

from __future__ import annotations

from typing import Any

from ninja import Field, Query

from fourfold.core.agencies.presenters import owners
from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.schemas import Paging
from fourfold.core.audit import actions as audit
from fourfold.tackling.disruptions import list_words, queries
from fourfold.tackling.disruptions.api import told
from fourfold.tackling.disruptions.api.room import room
from fourfold.tackling.disruptions.api.told import Disruptions, DisruptionTold
from fourfold.tackling.disruptions.filters import Filters
from fourfold.tackling.disruptions.forms import FilterForm
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.listing import ONE_BOX, day_of, words_of
from fourfold.tackling.disruptions.views.record import found_or_404

Codes = list[str]


class Narrowing(Paging):
    """What the list is narrowed by: codes, as the filters of the page have them; days are both included."""

    agency: Codes = Field([], max_length=50, description="Codes of agencies.")
    p: Codes = Field([], max_length=4)
    grade: Codes = Field([], max_length=6)
    role: Codes = Field([], max_length=2)
    standing: Codes = Field([], max_length=4)
    state: Codes = Field([], max_length=3, description="counted, joined or withdrawn.")
    threat: str = Field("", max_length=20)
    event_from: str = Field("", max_length=20)
    event_to: str = Field("", max_length=20)
    record_from: str = Field("", max_length=20)
    record_to: str = Field("", max_length=20)


@room.reads("/disruptions", Permission.VIEW, Disruptions, past=True)
def disruptions(request: Any, given: Query[Narrowing]) -> Disruptions:
    """The list: filtered, sorted and counted, today or as known on a past day."""
    asked = lists.asked(given, list_words.COLUMNS, queries.NEWEST_FIRST)
    found = queries.listing(_filters(request, given), asked, as_of=request.as_of)
    audit.record(
        audit.Operation.CONSULTATION,
        "disruption.list",
        by=request.viewer,
        kind="disruption",
        rows=len(found.rows),
    )
    return Disruptions(**lists.told(found, asked), items=told.several(found.rows, request.as_of))


@room.reads("/disruptions/{reference}", Permission.VIEW, DisruptionTold, past=True)
def disruption(request: Any, reference: str) -> DisruptionTold:
    """One disruption, today or as known on a past day. Its ETag is what an amendment needs."""
    found = found_or_404(reference, request)
    audit.record(
        audit.Operation.CONSULTATION,
        "disruption.read",
        by=request.viewer,
        kind="disruption",
        target=found.reference,
    )
    return told.several([found], request.as_of)[0]


def _filters(request: Any, given: Narrowing) -> Filters:
    """The filters, checked by the form of the page."""
    viewer = request.viewer
    chosen: dict[str, Any] = {
        name: getattr(given, name) for name in ("p", "grade", "role", "standing", "state", *ONE_BOX)
    }
    chosen["agency"] = agencies.numbers(given.agency, "agency", among=viewer.agencies)
    known = owners(viewer.agencies, day_of(request), known=request.as_of)
    problems.checked(FilterForm(chosen, words=words_of(request), owners=known))
    words = chosen | {name: [chosen[name]] for name in ONE_BOX}
    return Filters.from_words(words | {"threat": [queries.written(given.threat)]})
