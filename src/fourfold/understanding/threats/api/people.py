"""The people of a threat, linking one, and ending somebody's part."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Field, Schema

from fourfold.core.api import problems
from fourfold.core.api.schemas import Number, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.threats import presenters, queries, rules
from fourfold.understanding.threats.actions import people
from fourfold.understanding.threats.api.room import found_or_404, room
from fourfold.understanding.threats.forms.people import EndLinkForm, PersonForm
from fourfold.understanding.threats.linking import link_person
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.record import PersonShown, record_of


class PersonTold(Schema):
    """Somebody's part in a threat. `person` is the number that never changes; the name is that of the first source."""

    link: int
    person: str
    name: str
    role: str
    category: str
    possibly_exploited: bool
    source: str
    confidence: str
    starts_on: date | None
    ends_on: date | None
    ended_because: str


class People(Schema):
    """Everybody who has or had a part."""

    count: int
    items: list[PersonTold]


class NewLink(Sent):
    """Somebody's part in a threat: a person who is recorded already, or a new one by name."""

    known: str = Field("", max_length=12, description="A P-number; left out for somebody new.")
    name: str = Field("", max_length=200)
    born_on: date | None = None
    role: str = Field(max_length=30)
    category: str = Field(max_length=30)
    possibly_exploited: bool = False
    source: str = Field(max_length=120)
    confidence: str = Field(max_length=10)
    starts_on: date | None = None
    check_outcome: str = Field(
        "", max_length=30, description="Of an exploitation check, where one is needed."
    )
    check_reason: str = Field("", max_length=2000)
    check_review: date | None = None


class EndOfLink(Sent):
    """The day on which a part ended, and why."""

    ends_on: date
    reason: str = Field(max_length=500)


@room.reads("/threats/{reference}/people", Permission.VIEW, People, past=True)
def linked(request: Any, reference: str) -> People:
    """Everybody who has or had a part in a threat, today or as known on a past day."""
    found = found_or_404(request, reference)
    return _people(request, found)


@room.writes("/threats/{reference}/people", Permission.RECORD, People, status=201)
def link(request: Any, reference: str, given: NewLink) -> People:
    """Give somebody a part in a threat; an exploitation check goes with it where one is needed."""
    found = found_or_404(request, reference)
    on = clock.day_of(request.at)
    entered = problems.checked(PersonForm(given.model_dump(), words=presenters.Words.on(on), today=on))
    try:
        link_person(found, entered, by=request.viewer, at=request.at)
    except rules.CheckNeeded as needed:
        raise problems.Invalid([("check_outcome", str(needed))]) from needed
    return _people(request, found)


@room.writes("/threats/{reference}/people/{number}/end", Permission.RECORD, People)
def end_link(request: Any, reference: str, number: Number, given: EndOfLink) -> People:
    """End somebody's part in a threat; it stays in the history."""
    found = found_or_404(request, reference)
    part = queries.link(found.record, number)
    if part is None:
        raise Http404
    entered = problems.checked(EndLinkForm(given.model_dump(), today=clock.day_of(request.at)))
    people.end(link=part, on=entered["ends_on"], reason=entered["reason"], by=request.viewer, at=request.at)
    return _people(request, found)


def _people(request: Any, found: Any) -> People:
    on, as_of = clock.day_of(getattr(request, "as_of", None) or request.at), getattr(request, "as_of", None)
    shown = record_of(found.record, on=on, as_of=as_of).people
    audit.consulted(
        "threat.read",
        by=request.viewer,
        kind="threat",
        target=found.reference,
        rows=len(shown),
        of=found.owner_agency_id,
    )
    return People(count=len(shown), items=list(map(_told, shown)))


def _told(one: PersonShown) -> PersonTold:
    same = (
        "role",
        "category",
        "possibly_exploited",
        "source",
        "confidence",
        "starts_on",
        "ends_on",
        "ended_because",
    )
    facts = {name: getattr(one.link, name) for name in same}
    return PersonTold(link=one.link.pk, person=one.reference, name=one.name, **facts)
