"""The room of partners, for their own systems: what was shared with them, what is asked, and what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self

from django.http import Http404
from ninja import Field, Query, Schema

from fourfold.core.api import agencies, lists, operations, problems
from fourfold.core.api.rooms import Room
from fourfold.core.api.schemas import Listed, Nothing, Number, Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.sharing import copies, edition_words, giving, presenters
from fourfold.core.sharing.actions import giving as giving_actions
from fourfold.core.sharing.actions import receiving
from fourfold.core.sharing.forms.giving import GiveForm
from fourfold.core.sharing.forms.sharing import ReceivedFilterForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules.agreements import Broken

room = Room("Partners", broken=(Broken,))
SAME = ("subject", "purpose", "sensitive", "recipients", "contact", "way", "use_until", "shared_at", "digest",
        "acknowledged_at")  # fmt: skip


class PartTold(Schema):
    """One part of a copy: a fact, or a judgement."""

    heading: str
    text: str
    judgement: bool


class CopyTold(Schema):
    """A copy that was shared with your agency, as it was shared. `way` is written or spoken."""

    code: str = Field(description="What is printed on the copy; it tells this copy from every other.")
    subject: str
    shared_by: str | None = Field(description="The code of the agency that shared it.")
    purpose: str
    sensitive: bool
    recipients: list[str]
    contact: str
    way: str
    use_until: date
    shared_at: datetime
    digest: str
    acknowledged_at: datetime | None
    parts: list[PartTold]

    @classmethod
    def several(cls, found: Sequence[Any]) -> list[Self]:
        """From rows."""
        codes = agencies.codes()
        return [
            cls.model_validate(
                {name: getattr(one, name) for name in SAME}
                | {"code": one.copy, "shared_by": codes.get(one.from_agency_id), "parts": one.body}
            )
            for one in found
        ]


class Copies(Listed):
    """A page of copies."""

    items: list[CopyTold]


class ActionTold(Schema):
    """What is asked of your agency; `result` is what came of it."""

    number: int
    subject: str
    what: str
    due_on: date
    result: str
    done_at: datetime | None
    edition: int

    @classmethod
    def of(cls, one: Any) -> Self:
        """From a row."""
        return cls(
            number=one.pk, subject=one.subject, what=one.what, due_on=one.due_on, result=one.result,
            done_at=one.done_at, edition=one.edition,
        )  # fmt: skip


class GivenTold(Schema):
    """What your agency told, under its conditions, and what came of it."""

    number: int
    to: str | None
    about: str
    what: str
    purpose: str
    conditions: list[str]
    given_at: datetime
    became: str

    @classmethod
    def of(cls, one: Any) -> Self:
        """From a row."""
        return cls(
            number=one.pk, to=agencies.codes().get(one.to_agency_id), about=one.about, what=one.what,
            purpose=one.purpose, conditions=one.conditions, given_at=one.given_at, became=one.became,
        )  # fmt: skip


class Actions(Schema):
    """Everything that is asked of your agency."""

    items: list[ActionTold]


class GivenByUs(Schema):
    """Everything that your agency told."""

    items: list[GivenTold]


class Narrowing(Paging):
    """What the copies are narrowed by."""

    purpose: list[str] = Field([], max_length=20)
    only: list[str] = Field([], max_length=1, description="to_do, for those with something to do.")


class Result(Sent):
    """What came of what was asked."""

    result: str = Field(max_length=2000)


class NewGiven(Sent):
    """What your agency tells: to which agency, for which purpose, under which conditions, about which copy."""

    what: str = Field(max_length=4000)
    to: str = Field(max_length=60, description="The code of an agency.")
    purpose: str = Field(max_length=40)
    conditions: list[str] = Field([], max_length=10)
    about: str = Field("", max_length=12, description="The code of a copy.")


@room.reads("/partner/shared", Permission.RECEIVE, Copies)
def received(request: Any, given: Query[Narrowing]) -> Copies:
    """What was shared with your agency and may still be used, the newest first."""
    words = presenters.Words.on(clock.day_of(request.at))
    purposes = list(words.lists["sharing_purpose"].items())
    problems.checked(ReceivedFilterForm({"purpose": given.purpose, "only": given.only}, purposes=purposes))
    asked = lists.asked(given, edition_words.RECEIVED, copies.NEWEST_FIRST)
    rows = copies.received(request.viewer, given.purpose, to_do=copies.TO_DO in given.only)
    found = copies.page(rows, asked)
    audit.consulted("partner.received", by=request.viewer, kind="copy", rows=len(found.rows))
    return Copies(**lists.told(found, asked), items=CopyTold.several(found.rows))


@room.reads("/partner/shared/{code}", Permission.RECEIVE, CopyTold)
def one(request: Any, code: str) -> CopyTold:
    """One copy, as it was shared."""
    return CopyTold.several([_copy_or_404(request, code)])[0]


@room.writes("/partner/shared/{code}/acknowledge", Permission.RECEIVE, CopyTold)
def acknowledge(request: Any, code: str, given: Nothing) -> CopyTold:
    """Say that a copy was read."""
    found = _copy_or_404(request, code)
    receiving.acknowledge(disclosure=found, by=request.viewer, at=request.at)
    return CopyTold.several([_copy_or_404(request, code)])[0]


@room.reads("/partner/actions", Permission.RECEIVE, Actions)
def actions(request: Any) -> Actions:
    """What is asked of your agency, the most urgent first."""
    found = copies.actions(request.viewer)
    audit.consulted("partner.actions", by=request.viewer, kind="action", rows=len(found))
    return Actions(items=[ActionTold.of(one) for one in found])


@room.writes("/partner/actions/{number}/result", Permission.RECEIVE, ActionTold, amends=True)
def result(request: Any, number: Number, given: Result) -> ActionTold:
    """Say what came of what was asked."""
    found = copies.action(number, request.viewer)
    if found is None:
        raise Http404
    said: dict[str, Any] = {"result": given.result, "opened": operations.edition(request)}
    try:
        return ActionTold.of(receiving.finish(action=found, **said, by=request.viewer, at=request.at))
    except Clash as clash:
        raise operations.clash(ActionTold.of(clash.current), given, str(clash)) from clash


@room.reads("/partner/given", Permission.RECEIVE, GivenByUs)
def given_by_us(request: Any) -> GivenByUs:
    """What your agency told, the newest first, and what came of each."""
    found = list(giving.own(request.viewer))
    audit.consulted("given.own", by=request.viewer, kind="given", rows=len(found))
    return GivenByUs(items=[GivenTold.of(one) for one in found])


@room.writes("/partner/given", Permission.RECEIVE, GivenTold, status=201)
def give(request: Any, given: NewGiven) -> GivenTold:
    """Tell something, under your conditions. They are held to."""
    words = presenters.Words.on(clock.day_of(request.at))
    receivers = giving.receivers(request.viewer)
    numbers = agencies.numbers([given.to], "to", among=receivers)
    form = GiveForm(
        {
            "what": given.what,
            "to_agency_id": numbers[0],
            "purpose": given.purpose,
            "conditions": given.conditions,
        },
        receivers=[(number, str(number)) for number in receivers],
        purposes=list(words.lists["sharing_purpose"].items()),
        conditions=list(words.lists["given_condition"].items()),
    )
    problems.checked(form)
    return GivenTold.of(giving_actions.give(told=form.told(given.about), by=request.viewer, at=request.at))


def _copy_or_404(request: Any, written: str) -> Any:
    found = copies.copy(written)
    if found is None or found.partner_id not in request.viewer.agencies:
        raise Http404
    audit.consulted("copy.read", by=request.viewer, kind="copy", target=found.copy)
    return found
