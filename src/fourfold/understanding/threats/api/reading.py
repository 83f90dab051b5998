"""The list of threats, one threat, and what changed on it."""

from __future__ import annotations

from typing import Any

from ninja import Field, Query

from fourfold.core.access.viewers import Viewer
from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.schemas import Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.audit import searches
from fourfold.core.restricted import matching
from fourfold.understanding.threats import changes, happened, presenters, queries
from fourfold.understanding.threats.api import told
from fourfold.understanding.threats.api.room import found_or_404, room
from fourfold.understanding.threats.api.told import History, Threats, ThreatTold
from fourfold.understanding.threats.filters import Filters
from fourfold.understanding.threats.forms.listing import FilterForm
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views import narrowing
from fourfold.understanding.threats.views.history import named_in

Codes = list[str]


class Narrowing(Paging):
    """What the list is narrowed by: codes, as the filters of the page have them."""

    kind: Codes = Field([], max_length=50)
    area: Codes = Field([], max_length=50)
    owner: Codes = Field([], max_length=50, description="Codes of agencies.")
    tier: Codes = Field([], max_length=50, description="1 to 5, not5, or none.")
    moderation: Codes = Field([], max_length=50)
    phase: Codes = Field([], max_length=50, description="A phase, or open for all that are not closed.")
    soc: Codes = Field([], max_length=2, description="yes or no.")
    only: Codes = Field([], max_length=4, description="prison, overdue, unassessed or changed.")


class Search(Sent):
    """Words to be found. They are sent in the body, so that no name stands in an address."""

    words: str = Field(min_length=1, max_length=200)
    after: str = Field("", max_length=400)
    limit: int = Field(50, ge=1, le=200)


@room.reads("/threats", Permission.VIEW, Threats, past=True)
def threats(request: Any, given: Query[Narrowing]) -> Threats:
    """The regional list: filtered, sorted and counted, today or as known on a past day."""
    asked = lists.asked(given, presenters.COLUMNS, queries.WORST_FIRST)
    found = queries.listing(_filters(request, given), asked, now=request.at, as_of=request.as_of)
    return _page(request, found, asked, "threat.list")


class Found(Threats):
    """What was found, and whom to ask of records that exist and are not shown."""

    pointers: list[str] = Field(description="Contacts of records that exactly these words name.")


@room.reads("/threats/find", Permission.VIEW, Found, past=True, method="POST")
def find(request: Any, given: Search) -> Found:
    """Threats whose reference or words match. It changes nothing, and needs no Idempotency-Key."""
    page = Paging(after=given.after, limit=given.limit, sort="")
    asked = lists.asked(page, presenters.COLUMNS, queries.WORST_FIRST)
    words = given.words.replace("\0", "").strip()
    found = queries.listing(Filters(), asked, now=request.at, as_of=request.as_of, words=words)
    searches.searched(
        "threat.find", by=request.viewer, kind="threat", rows=len(found.rows), words=words, at=request.at
    )
    return Found(**_told(request, found, asked).model_dump(), pointers=matching.look(words))


@room.reads("/threats/{reference}", Permission.VIEW, ThreatTold, past=True)
def threat(request: Any, reference: str) -> ThreatTold:
    """One threat, today or as known on a past day. Its ETag is what an amendment needs."""
    found = found_or_404(request, reference)
    audit.consulted(
        "threat.read", by=request.viewer, kind="threat", target=found.reference, of=found.owner_agency_id
    )
    return told.threat(found, request.as_of)


@room.reads("/threats/{reference}/history", Permission.VIEW, History, past=True)
def history(request: Any, reference: str) -> History:
    """What changed on a threat, when, by whom and why."""
    found = found_or_404(request, reference)
    audit.consulted("threat.history", by=request.viewer, kind="threat", target=found.reference)
    every = changes.history(found.record, until=request.as_of)
    words = narrowing.words_on(request)
    named = named_in(request, [each for one in every for each in one.changes])
    events = happened.shown(every, words, named)
    items = [_event(raw, shown) for raw, shown in zip(every, events, strict=True)]
    return History(count=len(items), items=items)


def _event(raw: changes.Change, shown: happened.Event) -> told.Event:
    fields_changed = [
        told.Change(
            field=one.field, label=said.field, before=str(said.before.text), after=str(said.after.text)
        )
        for one, said in zip(raw.changes, shown.changes, strict=True)
    ]
    return told.Event(
        title=shown.title, moment=shown.moment, by=shown.by, reason=shown.reason, changes=fields_changed
    )


def _page(request: Any, found: Any, asked: Any, act: str) -> Threats:
    audit.consulted(act, by=request.viewer, kind="threat", rows=len(found.rows))
    return _told(request, found, asked)


def _told(request: Any, found: Any, asked: Any) -> Threats:
    codes = told.Told(found.rows, request.as_of)
    return Threats(**lists.told(found, asked), items=[ThreatTold.of(one, codes) for one in found.rows])


def _filters(request: Any, given: Narrowing) -> Filters:
    """The filters, checked by the form of the page, which says what is wrong with them."""
    viewer: Viewer = request.viewer
    words: dict[str, list[str]] = {
        name: getattr(given, name) for name in ("kind", "area", "tier", "moderation", "phase", "soc")
    }
    words["force"] = agencies.numbers(given.owner, "owner", among=viewer.agencies)
    form: FilterForm = narrowing.form_of(request, narrowing.words_on(request), words | {"more": given.only})
    problems.checked(form)
    return Filters.from_words(words | {name: ["yes"] for name in given.only})
