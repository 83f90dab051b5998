"""Recording a disruption, amending it with its results and people, and withdrawing it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Field

from fourfold.core.api import agencies, operations, problems
from fourfold.core.api.problems import Refusal
from fourfold.core.api.schemas import Sent
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.tackling.disruptions import actions, filling, forms, presenters, queries, rules, same_events
from fourfold.tackling.disruptions.api import told
from fourfold.tackling.disruptions.api.room import room
from fourfold.tackling.disruptions.api.told import DisruptionTold
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import writable_or_404

Codes = list[str]
Reference = Annotated[str, Field(max_length=20)]
Text = Annotated[str, Field(max_length=4000)]


class ResultSent(Sent):
    """One result; drugs have a class (a, b or c). The unit is that of the kind."""

    kind: str = Field(max_length=20)
    drug_class: str = Field("", max_length=1)
    amount: Decimal = Field(ge=0, le=10**11)
    note: str = Field("", max_length=300)


class DisruptionAmendment(Sent):
    """What is to be changed; what is left out stays as it is. Threats, results and people are sent whole."""

    what: Text | None = None
    threats: list[Reference] | None = Field(None, max_length=8)
    event_on: date | None = None
    event_ends_on: date | None = None
    main_p: str | None = Field(None, max_length=10)
    further_ps: Codes | None = Field(None, max_length=4)
    claimed: str | None = Field(None, max_length=10)
    place: str | None = Field(None, max_length=200)
    could_before: Text | None = None
    could_after: Text | None = None
    expected_length: str | None = Field(None, max_length=20)
    tactics: Codes | None = Field(None, max_length=30)
    lead: str | None = Field(None, max_length=60, description="The code of the agency that led.")
    evidence: Text | None = None
    results: list[ResultSent] | None = Field(None, max_length=20)
    people: list[Reference] | None = Field(None, max_length=30, description="P-numbers.")
    apmis_reference: str | None = Field(None, max_length=60)


class NewDisruption(DisruptionAmendment):
    """An event to be recorded for your own agency."""

    what: Text
    event_on: date
    main_p: str = Field(max_length=10)
    lead: str = Field(max_length=60, description="The code of the agency that led.")
    is_another_event: bool = Field(
        False, description="Send true once you know that no record is of this event."
    )


class Withdrawal(Sent):
    """Why a record is taken back."""

    reason: str = Field(max_length=500)


@room.writes("/disruptions", Permission.RECORD, DisruptionTold, status=201)
def record(request: Any, given: NewDisruption) -> DisruptionTold:
    """Record an event. Where a record that may be of the same event stands, it is named and nothing is saved."""
    today = clock.day_of(request.at)
    agency = filling.own_agency(request.viewer, today)
    form = _form(request, _data(given, {"main_p": given.main_p}) | {"opened": 0})
    results = _results(request, given)
    if not given.is_another_event:
        _check_alike(form)
    made = actions.record(
        facts=form.facts(agency) | {"agency_id": agency}, threats=form.references(), results=results,
        people=filling.subjects(form.person_references()), by=request.viewer, at=request.at,
    )  # fmt: skip
    return told.now(made.pk)


@room.writes("/disruptions/{reference}", Permission.RECORD, DisruptionTold, method="PATCH", amends=True)
def amend(request: Any, reference: str, given: DisruptionAmendment) -> DisruptionTold:
    """Change what a disruption says of itself, and what hangs on it."""
    found, opened = writable_or_404(reference, request), operations.edition(request)
    form = _form(request, _data(given, filling.of_record(found)) | {"opened": opened}, found)
    try:
        actions.amend(
            disruption=found, opened=opened, changes=form.facts(found.agency_id), threats=form.references(),
            results=_results(request, given) if given.results is not None else None,
            people=filling.subjects(form.person_references()), by=request.viewer, at=request.at,
        )  # fmt: skip
    except Clash as clash:
        raise operations.clash(told.now(found.pk), given, str(clash)) from clash
    return told.now(found.pk)


@room.writes("/disruptions/{reference}/withdraw", Permission.RECORD, DisruptionTold, amends=True)
def withdraw(request: Any, reference: str, given: Withdrawal) -> DisruptionTold:
    """Take a record back: it stays readable, and counts no more."""
    found, opened = writable_or_404(reference, request), operations.edition(request)
    try:
        actions.withdraw(
            disruption=found, opened=opened, reason=given.reason, by=request.viewer, at=request.at
        )
    except Clash as clash:
        raise operations.clash(told.now(found.pk), given, str(clash)) from clash
    return told.now(found.pk)


def _data(given: DisruptionAmendment, stands: dict[str, Any]) -> dict[str, Any]:
    """What was sent, over what stands, as the form of the page takes it."""
    sent = {
        name: getattr(given, name)
        for name in given.model_fields_set - {"results", "threats", "people", "lead", "is_another_event"}
    }
    for name, field in (("threats", "threat"), ("people", "people")):
        if name in given.model_fields_set:
            sent[field] = ", ".join(getattr(given, name) or ())
    if given.lead is not None:
        sent["lead"] = str(agencies.number(given.lead, "lead"))
    return stands | sent


def _form(request: Any, data: dict[str, Any], stands: Any = None) -> forms.AmendForm:
    today = clock.day_of(request.at)
    words = presenters.Words.on(today)
    form = forms.AmendForm(data, words=words, leads=words.leads(), today=today, stands=stands)
    problems.checked(form)
    return form


def _results(request: Any, given: DisruptionAmendment) -> list[rules.Outcome]:
    """The results, each checked by the form of the page."""
    words = presenters.Words.on(clock.day_of(request.at))
    found = []
    for place, one in enumerate(given.results or ()):
        key = f"{one.kind}.{one.drug_class}".rstrip(".")
        form = forms.OutcomeForm({"kind": key, "amount": str(one.amount), "note": one.note}, words=words)
        try:
            problems.checked(form)
        except problems.Invalid as invalid:
            raise problems.Invalid(
                [(f"results.{place}.{field}", said) for field, said in invalid.errors]
            ) from invalid
        outcome = form.outcome()
        found += [outcome] if outcome is not None else []
    return found


def _check_alike(form: forms.AmendForm) -> None:
    """Refuse what may be there already, naming it: whoever sends it looks, and says that it is another event."""
    threats, _given = queries.look_up(form.references())
    alike = same_events.like(event_on=form.cleaned_data["event_on"], threats=[one.pk for one in threats])
    if alike:
        raise Refusal(
            409,
            _("A record that may be of the same event stands already. Amend it, or say that this is another."),
            errors=[("is_another_event", one.other.reference) for one in alike],
        )  # fmt: skip
