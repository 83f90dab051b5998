"""Recording a disruption, amending it, its results, and withdrawing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Refused
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.tackling.disruptions import (
    actions,
    compared,
    filling,
    forms,
    presenters,
    queries,
    reported,
    rules,
    same_events,
)
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import trail, writable_or_404


@door(Permission.RECORD)
def new(request: Any) -> HttpResponse:
    """A new disruption; where one that may be of the same event stands already, it is asked which it is."""
    today = clock.day_of(request.at)
    words = presenters.Words.on(today)
    agency, report = (
        filling.own_agency(request.viewer, today),
        reported.asked_for(request.GET, request.viewer),
    )
    form = forms.RecordForm(
        request.POST or None, words=words, leads=words.leads(), today=today,
        initial=filling.initial(request.GET, agency, today) | reported.initial(report),
    )  # fmt: skip
    alike: list[same_events.Likeness] = []
    if request.method == "POST" and form.is_valid():
        found, _given = queries.look_up(form.references())
        alike = same_events.like(event_on=form.cleaned_data["event_on"], threats=[one.pk for one in found])
        chosen = next((one.other for one in alike if one.other.reference == request.POST.get("same")), None)
        if chosen is not None:
            return _add_to(request, chosen, form, report)
        if not alike or "different" in request.POST:
            made = _recorded(request, form, agency, report)
            if made is not None:
                messages.success(request, _("%(reference)s is recorded.") % {"reference": made.reference})
                return redirect("disruptions:results", made.reference)
    context = {
        "form": form,
        "report": report,
        "alike": [(one, presenters.when(one.other), words.agency(one.other.agency_id)) for one in alike],
        "trail": trail(request),
    }
    return pages.render(request, "disruptions/new.jinja", context, h1=_("Record a disruption"))


@door(Permission.RECORD)
def amend(request: Any, reference: str) -> HttpResponse:
    """Change what a disruption says of itself; a clash shows both, and keeps the words."""
    found, report = (
        writable_or_404(reference, request),
        reported.asked_for(request.GET, request.viewer),
    )
    form = _amend_form(request, found, request.POST or None)
    current = None
    if request.method == "POST" and form.is_valid():
        try:
            reported.amend(
                report, disruption=found, opened=form.cleaned_data["opened"], changes=form.facts(found.agency_id),
                threats=form.references(), people=filling.subjects(form.person_references()),
                by=request.viewer, at=request.at,
            )  # fmt: skip
        except Clash as clash:
            current = clash.current
            form.add_error(None, str(clash))
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            told = _("Saved. Whoever reported it is told that this is the same event.")
            messages.success(request, _("Saved.") if report is None else told)
            return redirect("disruptions:disruption", found.reference)
    return _amending(request, found, form, current, report)


@door(Permission.RECORD)
def results(request: Any, reference: str) -> HttpResponse:
    """The results of a disruption, as many as there are."""
    found = writable_or_404(reference, request)
    words = presenters.Words.on(clock.day_of(request.at))
    main = forms.OpenedForm(request.POST or None, initial={"opened": found.edition})
    rows = filling.outcome_forms(request.POST, found, words)
    clashed = False
    if request.method == "POST" and "another" not in request.POST and filling.all_valid(main, rows):
        outcomes = [one for one in (row.outcome() for row in rows) if one is not None]
        try:
            actions.amend(
                disruption=found, opened=main.cleaned_data["opened"], changes={}, results=outcomes,
                by=request.viewer, at=request.at,
            )  # fmt: skip
        except Clash:
            clashed = True
            main.add_error(
                None, _("This changed after you opened it. Read what stands now, then save again.")
            )
        except (rules.Broken, Refused) as broken:
            main.add_error(None, str(broken))
        else:
            messages.success(request, _("Saved."))
            return redirect("disruptions:disruption", found.reference)
    context = {
        "form": main,
        "rows": rows,
        "opened": found.edition if clashed else main["opened"].value(),
        "stand": presenters.results(queries.results_of([found.pk]).get(found.pk, []), words)
        if clashed
        else (),
        "record": found,
        "trail": trail(request, found),
    }
    return pages.render(request, "disruptions/results.jinja", context, h1=_("What came of it?"))


@door(Permission.RECORD)
def withdraw(request: Any, reference: str) -> HttpResponse:
    """Take a record back, with a reason; it stays readable and counts no more."""
    found = writable_or_404(reference, request)
    form = forms.WithdrawForm(request.POST or None, initial={"opened": found.edition})
    clashed = False
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.withdraw(
                disruption=found,
                opened=given["opened"],
                reason=given["reason"],
                by=request.viewer,
                at=request.at,
            )
        except Clash:
            clashed = True
            form.add_error(None, _("This changed after you opened it. Read the record, then withdraw it."))
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("Withdrawn. It stays readable, and counts no more."))
            return redirect("disruptions:disruption", found.reference)
    context = {
        "form": form,
        "opened": found.edition if clashed else form["opened"].value(),
        "button": _("Withdraw"),
        "trail": trail(request, found),
    }
    h1 = _("Withdraw %(reference)s") % {"reference": found.reference}
    return pages.render(request, "disruptions/form.jinja", context, h1=h1)


def _recorded(request: Any, form: Any, agency: int, report: Any | None) -> Any | None:
    """Carry it out; a rule that does not hold becomes a sentence of the form."""
    facts = form.facts(agency) | {"agency_id": agency}
    try:
        return reported.record(
            report, facts=facts, threats=form.references(), by=request.viewer, at=request.at
        )
    except (rules.Broken, Refused) as broken:
        form.add_error(None, str(broken))
        return None


def _add_to(request: Any, found: Any, form: Any, report: Any | None) -> HttpResponse:
    """The same event: nothing is recorded twice, and what was typed stands below what is there, to be saved there."""
    if found.agency_id not in request.viewer.write_keys:
        raise Http404
    adding = _amend_form(request, found, None)
    adding.initial["what"] = "\n\n".join(filter(None, (found.what, form.cleaned_data["what"])))
    messages.info(
        request, _("This is the record of that event. Your words stand below what is there: save them here.")
    )
    return _amending(request, found, adding, None, report)


def _amend_form(request: Any, found: Any, sent: Any) -> forms.AmendForm:
    today = clock.day_of(request.at)
    words = presenters.Words.on(today)
    return forms.AmendForm(
        sent, words=words, leads=words.leads(), today=today, initial=filling.of_record(found), stands=found
    )


def _amending(request: Any, found: Any, form: Any, current: Any, report: Any | None) -> HttpResponse:
    words = presenters.Words.on(clock.day_of(request.at))
    context = {
        "form": form,
        "current": compared.differences(form, found.agency_id, current, words) if current else (),
        "opened": current.edition if current else form["opened"].value(),
        "record": found,
        "report": report,
        "trail": trail(request, found),
    }
    h1 = _("Amend %(reference)s") % {"reference": found.reference}
    return pages.render(request, "disruptions/amend.jinja", context, h1=h1)
