"""The room of operations: the register of investigations, and the threats that each serves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Field, Query, Schema

from fourfold.core.api import agencies, lists, operations, problems
from fourfold.core.api.rooms import Room
from fourfold.core.api.schemas import Listed, Number, Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.resourcing.operations import actions, forms, presenters, queries, rules
from fourfold.resourcing.operations.filters import Filters
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.listing import words_of
from fourfold.resourcing.operations.views.record import found_or_404, writable_or_404
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.rules import reference as written

room = Room("Operations", broken=(rules.Broken,))
Codes = list[str]
FACTS = ("name", "sio", "level", "why_here", "financial_investigator", "no_financial_investigator_because")


class ServedTold(Schema):
    """A threat that an operation serves or served."""

    number: int
    reference: str
    starts_on: date
    ends_on: date | None


class OperationTold(Schema):
    """An investigation: who leads it, where and at which level, why there, and which threats it serves."""

    number: int
    name: str
    owner: str | None
    unit: str | None
    sio: str
    level: str
    why_here: str
    starts_on: date
    ends_on: date | None
    financial_investigator: str
    no_financial_investigator_because: str
    serves: list[ServedTold]
    edition: int


class Operations(Listed):
    """A page of the register."""

    items: list[OperationTold]


class Narrowing(Paging):
    """What the register is narrowed by."""

    agency: Codes = Field([], max_length=50, description="Codes of agencies.")
    level: Codes = Field([], max_length=20)
    state: Codes = Field([], max_length=2, description="open or ended.")
    threats: Codes = Field([], max_length=1, description="none, for those that serve no threat.")


class Facts(Sent):
    """What an operation says of itself. It has a financial investigator, or a reason for having none."""

    name: str = Field(max_length=80)
    unit: str = Field("", max_length=60, description="The code of an agency.")
    sio: str = Field(max_length=120)
    level: str = Field(max_length=30)
    why_here: str = Field(max_length=2000)
    financial_investigator: str = Field("", max_length=120)
    no_financial_investigator_because: str = Field("", max_length=300)


class NewOperation(Facts):
    """An operation to be recorded; it serves no threat yet."""

    owner: str = Field(max_length=60, description="The code of an agency.")
    starts_on: date


class End(Sent):
    """A last day."""

    ends_on: date


class Serve(Sent):
    """Which threat is served, and since when."""

    reference: str = Field(max_length=20)
    starts_on: date


@room.reads("/operations", Permission.VIEW, Operations, past=True)
def listing(request: Any, given: Query[Narrowing]) -> Operations:
    """The register: filtered, sorted and counted, today or as known on a past day."""
    asked = lists.asked(given, presenters.COLUMNS, queries.NEWEST_FIRST)
    found = queries.listing(_filters(request, given), asked, now=request.at, as_of=request.as_of)
    audit.consulted("operation.list", by=request.viewer, kind="operation", rows=len(found.rows))
    return Operations(**lists.told(found, asked), items=_told(request, found.rows))


@room.reads("/operations/{number}", Permission.VIEW, OperationTold, past=True)
def operation(request: Any, number: Number) -> OperationTold:
    """One operation, today or as known on a past day."""
    found = found_or_404(number, request)
    audit.consulted("operation.read", by=request.viewer, kind="operation", target=number)
    return _told(request, [found])[0]


@room.writes("/operations", Permission.RECORD, OperationTold, status=201)
def add(request: Any, given: NewOperation) -> OperationTold:
    """Record an operation."""
    words, keys = presenters.Words.on(clock.day_of(request.at)), request.viewer.write_keys
    owner = agencies.number(given.owner, "owner", among=keys)
    data = _data(request, given) | {"owner": str(owner), "starts_on": given.starts_on}
    form = forms.AddForm(data, owners=words.owners(keys), units=words.units(keys), levels=words.levels)
    problems.checked(form)
    made = actions.open_operation(facts=form.facts(), by=request.viewer, at=request.at)
    return _now(request, made.pk)


@room.writes("/operations/{number}", Permission.RECORD, OperationTold, method="PUT", amends=True)
def amend(request: Any, number: Number, given: Facts) -> OperationTold:
    """Change what an operation says of itself."""
    found, opened = writable_or_404(number, request), operations.edition(request)
    words, keys = presenters.Words.on(clock.day_of(request.at)), request.viewer.write_keys
    data = _data(request, given) | {"opened": opened}
    form = forms.AmendForm(data, units=words.units(keys), levels=words.levels)
    problems.checked(form)
    try:
        actions.amend(operation=found, opened=opened, changes=form.facts(), by=request.viewer, at=request.at)
    except Clash as clash:
        raise operations.clash(_now(request, number), given, str(clash)) from clash
    return _now(request, number)


@room.writes("/operations/{number}/end", Permission.RECORD, OperationTold, amends=True)
def end(request: Any, number: Number, given: End) -> OperationTold:
    """End an operation, and with it what it serves."""
    found, opened = writable_or_404(number, request), operations.edition(request)
    form = forms.EndForm(given.model_dump() | {"opened": opened}, today=clock.day_of(request.at))
    ends_on = problems.checked(form)["ends_on"]
    try:
        actions.end(operation=found, opened=opened, ends_on=ends_on, by=request.viewer, at=request.at)
    except Clash as clash:
        raise operations.clash(_now(request, number), given, str(clash)) from clash
    return _now(request, number)


@room.writes("/operations/{number}/serves", Permission.RECORD, OperationTold, status=201)
def serve(request: Any, number: Number, given: Serve) -> OperationTold:
    """Say that an operation serves a threat."""
    found = writable_or_404(number, request)
    entered = problems.checked(forms.ServeForm(given.model_dump(), today=clock.day_of(request.at)))
    threat = threats.threat(written(entered["reference"]))
    if threat is None:
        raise problems.Invalid([("reference", forms.no_such_threat())])
    actions.serve(operation=found, threat=threat, on=entered["starts_on"], by=request.viewer, at=request.at)
    return _now(request, number)


@room.writes("/operations/{number}/serves/{service}/stop", Permission.RECORD, OperationTold)
def stop(request: Any, number: Number, service: Number, given: End) -> OperationTold:
    """Say that an operation serves a threat no longer."""
    writable_or_404(number, request)
    served = queries.service(service)
    if served is None or served.operation_id != number:
        raise Http404
    entered = problems.checked(forms.StopForm(given.model_dump(), today=clock.day_of(request.at)))
    actions.stop_serving(service=served, on=entered["ends_on"], by=request.viewer, at=request.at)
    return _now(request, number)


def _data(request: Any, given: Facts) -> dict[str, Any]:
    """The facts as the form takes them: a unit by its number."""
    unit = agencies.number(given.unit, "unit", among=request.viewer.write_keys) if given.unit else ""
    return {name: getattr(given, name) for name in FACTS} | {"unit": str(unit)}


def _filters(request: Any, given: Narrowing) -> Filters:
    """The filters, checked by the form of the page."""
    words, viewer = words_of(request), request.viewer
    chosen = {name: getattr(given, name) for name in ("level", "state", "threats")}
    chosen["agency"] = agencies.numbers(given.agency, "agency", among=viewer.keys)
    problems.checked(forms.FilterForm(chosen, owners=words.owners(viewer.keys), levels=words.levels))
    return Filters.from_words(chosen)


def _now(request: Any, number: int) -> OperationTold:
    found = queries.operation(number)
    if found is None:
        raise Http404
    return _told(request, [found])[0]


def _told(request: Any, rows: list[Any]) -> list[OperationTold]:
    as_of, codes = request.as_of, agencies.codes()
    served = queries.served([row.record for row in rows], as_of=as_of)
    return [
        OperationTold(
            **{name: getattr(row, name) for name in (*FACTS, "starts_on", "ends_on", "edition")},
            number=row.record, owner=codes.get(row.owner_agency_id), unit=codes.get(row.unit_id or 0),
            serves=[_served(one, as_of) for one in served.get(row.record, ())],
        )
        for row in rows
    ]  # fmt: skip


def _served(one: queries.Served, as_of: Any) -> ServedTold:
    service = one.service
    number = service.pk if as_of is None else service.record
    return ServedTold(
        number=number, reference=one.threat.reference, starts_on=service.starts_on, ends_on=service.ends_on
    )
