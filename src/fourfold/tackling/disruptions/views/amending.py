"""Amending a disruption, its results, and withdrawing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.core.ui.saving import NOTHING, Saved, save
from fourfold.tackling.disruptions import (
    actions,
    compared,
    filling,
    forms,
    presenters,
    queries,
    reported,
    rules,
)
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import trail, writable_or_404

BROKEN = (rules.Broken,)


@door(Permission.RECORD)
def amend(request: Any, reference: str) -> HttpResponse:
    """Change what a disruption says of itself; a clash shows both, and keeps the words."""
    found, report = writable_or_404(reference, request), reported.asked_for(request.GET, request.viewer)
    form = amend_form(request, found, request.POST or None)
    saved = NOTHING
    if request.method == "POST" and form.is_valid():
        saved = save(request, form, lambda: reported.amend(
            report, disruption=found, opened=form.cleaned_data["opened"], changes=form.facts(found.agency_id),
            threats=form.references(), people=filling.subjects(form.person_references()),
            by=request.viewer, at=request.at,
        ), broken=BROKEN)  # fmt: skip
        if saved.done:
            told = _("Saved. Whoever reported it is told that this is the same event.")
            messages.success(request, _("Saved.") if report is None else told)
            return redirect("disruptions:disruption", found.reference)
    return amending(request, found, form, saved, report)


@door(Permission.RECORD)
def results(request: Any, reference: str) -> HttpResponse:
    """The results of a disruption, as many as there are."""
    found = writable_or_404(reference, request)
    words = presenters.Words.on(clock.day_of(request.at))
    main = forms.OpenedForm(request.POST or None, initial={"opened": found.edition})
    rows = filling.outcome_forms(request.POST, found, words)
    saved = NOTHING
    if request.method == "POST" and "another" not in request.POST and filling.all_valid(main, rows):
        outcomes = [one for one in (row.outcome() for row in rows) if one is not None]
        clashed = _("This changed after you opened it. Read what stands now, then save again.")
        saved = save(request, main, lambda: actions.amend(
            disruption=found, opened=main.cleaned_data["opened"], changes={}, results=outcomes,
            by=request.viewer, at=request.at,
        ), broken=BROKEN, clashed=clashed)  # fmt: skip
        if saved.done:
            messages.success(request, _("Saved."))
            return redirect("disruptions:disruption", found.reference)
    context = {
        "form": main,
        "rows": rows,
        "opened": saved.edition(main),
        "stand": presenters.results(queries.results_of([found.pk]).get(found.pk, []), words)
        if saved.current is not None
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
    saved = NOTHING
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "by": request.viewer, "at": request.at}
        saved = save(
            request, form, lambda: actions.withdraw(disruption=found, **given), broken=BROKEN,
            clashed=_("This changed after you opened it. Read the record, then withdraw it."),
        )  # fmt: skip
        if saved.done:
            messages.success(request, _("Withdrawn. It stays readable, and counts no more."))
            return redirect("disruptions:disruption", found.reference)
    context = {
        "form": form,
        "opened": saved.edition(form),
        "button": _("Withdraw"),
        "trail": trail(request, found),
    }
    h1 = _("Withdraw %(reference)s") % {"reference": found.reference}
    return pages.render(request, "disruptions/form.jinja", context, h1=h1)


def amend_form(request: Any, found: Any, sent: Any) -> forms.AmendForm:
    """The form of a record: as it was sent, or as the record stands."""
    today = clock.day_of(request.at)
    words = presenters.Words.on(today)
    return forms.AmendForm(
        sent, words=words, leads=words.leads(), today=today, initial=filling.of_record(found), stands=found
    )


def amending(request: Any, found: Any, form: Any, saved: Saved[Any], report: Any | None) -> HttpResponse:
    """The page of that form; after a clash with what stands now beside it."""
    current = saved.current
    words = presenters.Words.on(clock.day_of(request.at))
    differ = compared.differences(form, found.agency_id, current, words) if current else []
    besides = compared.besides(form, current, differ, words) if current else []
    context = {
        "form": form,
        "current": differ,
        "besides": besides,
        "opened": saved.edition(form),
        "record": found,
        "report": report,
        "trail": trail(request, found),
    }
    h1 = _("Amend %(reference)s") % {"reference": found.reference}
    return pages.render(request, "disruptions/amend.jinja", context, h1=h1)
