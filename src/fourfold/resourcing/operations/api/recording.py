"""An operation recorded, amended and ended, and which threats it serves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from ninja import Field

from fourfold.core.api import agencies, operations, problems
from fourfold.core.api.schemas import Number, Sent
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.restricted import matching
from fourfold.resourcing.operations import actions, forms, presenters, queries
from fourfold.resourcing.operations.api.room import room
from fourfold.resourcing.operations.api.told import FACTS, OperationTold, now
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.record import writable_or_404
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.rules import reference as written


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


@room.writes("/operations", Permission.RECORD, OperationTold, status=201)
def add(request: Any, given: NewOperation) -> OperationTold:
    """Record an operation."""
    words, keys = presenters.Words.on(clock.day_of(request.at)), request.viewer.write_agencies
    owner = agencies.number(given.owner, "owner", among=keys)
    data = _data(request, given) | {"owner": str(owner), "starts_on": given.starts_on}
    form = forms.AddForm(data, owners=words.owners(keys), units=words.units(keys), levels=words.levels)
    problems.checked(form)
    made = actions.open_operation(facts=form.facts(), by=request.viewer, at=request.at)
    return now(request, made.pk)


@room.writes("/operations/{number}", Permission.RECORD, OperationTold, method="PUT", amends=True)
def amend(request: Any, number: Number, given: Facts) -> OperationTold:
    """Change what an operation says of itself."""
    found, opened = writable_or_404(number, request), operations.edition(request)
    words, keys = presenters.Words.on(clock.day_of(request.at)), request.viewer.write_agencies
    data = _data(request, given) | {"opened": opened}
    form = forms.AmendForm(data, units=words.units(keys), levels=words.levels)
    problems.checked(form)
    try:
        actions.amend(operation=found, opened=opened, changes=form.facts(), by=request.viewer, at=request.at)
    except Clash as clash:
        raise operations.clash(now(request, number), given, str(clash)) from clash
    return now(request, number)


@room.writes("/operations/{number}/end", Permission.RECORD, OperationTold, amends=True)
def end(request: Any, number: Number, given: End) -> OperationTold:
    """End an operation, and with it what it serves."""
    found, opened = writable_or_404(number, request), operations.edition(request)
    form = forms.EndForm(given.model_dump() | {"opened": opened}, today=clock.day_of(request.at))
    ends_on = problems.checked(form)["ends_on"]
    try:
        actions.end(operation=found, opened=opened, ends_on=ends_on, by=request.viewer, at=request.at)
    except Clash as clash:
        raise operations.clash(now(request, number), given, str(clash)) from clash
    return now(request, number)


@room.writes("/operations/{number}/serves", Permission.RECORD, OperationTold, status=201)
def serve(request: Any, number: Number, given: Serve) -> OperationTold:
    """Say that an operation serves a threat."""
    found = writable_or_404(number, request)
    entered = problems.checked(forms.ServeForm(given.model_dump(), today=clock.day_of(request.at)))
    threat = threats.threat(written(entered["reference"]))
    if threat is None:
        missing = matching.instead(given.reference, forms.no_such_threat())
        raise problems.Invalid([("reference", missing)])
    actions.serve(operation=found, threat=threat, on=entered["starts_on"], by=request.viewer, at=request.at)
    return now(request, number)


@room.writes("/operations/{number}/serves/{service}/stop", Permission.RECORD, OperationTold)
def stop(request: Any, number: Number, service: Number, given: End) -> OperationTold:
    """Say that an operation serves a threat no longer."""
    writable_or_404(number, request)
    served = queries.service(service)
    if served is None or served.operation_id != number:
        raise Http404
    entered = problems.checked(forms.StopForm(given.model_dump(), today=clock.day_of(request.at)))
    actions.stop_serving(service=served, on=entered["ends_on"], by=request.viewer, at=request.at)
    return now(request, number)


def _data(request: Any, given: Facts) -> dict[str, Any]:
    """The facts as the form takes them: a unit by its number."""
    unit = agencies.number(given.unit, "unit", among=request.viewer.write_agencies) if given.unit else ""
    return {name: getattr(given, name) for name in FACTS} | {"unit": str(unit)}
