"""Bringing records of one event together, parting them, telling them apart, and attaching a threat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.restricted import matching
from fourfold.core.ui import pages
from fourfold.core.ui.saving import save
from fourfold.tackling.disruptions import actions, forms, policy, presenters, queries, rules
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import found_or_404, trail
from fourfold.understanding.threats import queries as threats

WORDS_OF_EACH = 300  # characters: enough to tell two records apart, which are read whole on their own pages


@door(Permission.JOIN)
def join(request: Any, reference: str, other: str) -> HttpResponse:
    """Say that two records are of one event, and which of them leads."""
    first, second = (found_or_404(one, request) for one in (reference, other))
    policy.check_join(request.viewer, first.agency_id, second.agency_id)
    words = presenters.Words.on(clock.day_of(request.at))
    form = forms.JoinForm(
        request.POST or None, records=[(one.pk, _said(one, words)) for one in (first, second)]
    )
    if request.method == "POST" and form.is_valid():
        leads, joins = (first, second) if form.cleaned_data["lead"] == first.pk else (second, first)
        said = {"disruption": joins, "into": leads, "reason": form.cleaned_data["reason"]}
        if _done(request, form, actions.join, said):
            messages.success(request, _("Joined: the event is counted once, for %(reference)s.") % {
                "reference": leads.reference})  # fmt: skip
            return redirect("disruptions:disruption", leads.reference)
    inset = _(
        "The one that leads is counted. The other agency keeps its record as its credit, and is not counted again."
    )
    context = {"form": form, "button": _("Join"), "inset": inset, "trail": trail(request, first)}
    h1 = _("%(first)s and %(second)s: the same event") % {
        "first": first.reference,
        "second": second.reference,
    }
    return pages.render(request, "disruptions/form.jinja", context, h1=h1)


@door(Permission.JOIN)
def tell_apart(request: Any, reference: str, other: str) -> HttpResponse:
    """Say that two records, however alike, are of two events."""
    first, second = (found_or_404(one, request) for one in (reference, other))
    policy.check_join(request.viewer, first.agency_id, second.agency_id)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"disruption": first, "other": second, "reason": form.cleaned_data["reason"]}
        if _done(request, form, actions.tell_apart, said):
            messages.success(request, _("Saved. They are not suggested again."))
            return redirect("disruptions:same-events")
    context = {"form": form, "button": _("Save"), "trail": trail(request, first)}
    h1 = _("%(first)s and %(second)s: two events") % {"first": first.reference, "second": second.reference}
    return pages.render(request, "disruptions/form.jinja", context, h1=h1)


@door(Permission.JOIN)
def part(request: Any, reference: str) -> HttpResponse:
    """Take a record out of another again, with a reason."""
    found = found_or_404(reference, request)
    policy.check_join(request.viewer, found.agency_id)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"disruption": found, "reason": form.cleaned_data["reason"]}
        if _done(request, form, actions.part, said):
            messages.success(request, _("Parted. Each record counts by itself again."))
            return redirect("disruptions:disruption", found.reference)
    context = {"form": form, "button": _("Part them"), "trail": trail(request, found)}
    h1 = _("Part %(reference)s from the other record") % {"reference": found.reference}
    return pages.render(request, "disruptions/form.jinja", context, h1=h1)


@door(Permission.VIEW)
def attach(request: Any, reference: str) -> HttpResponse:
    """Say which threat a record is against, by its reference."""
    found = found_or_404(reference, request)
    policy.check_attach(request.viewer, found.agency_id)
    given = found.threats_given
    form = forms.AttachForm(
        request.POST or None, given=given, initial={"reference": next(iter(given), "")[:20]}
    )
    if request.method == "POST" and form.is_valid():
        threat = threats.threat(queries.written(form.cleaned_data["reference"]))
        if threat is None:
            missing = forms.no_such_threat()
            form.add_error("reference", matching.instead(form.cleaned_data["reference"], missing))
        elif _done(request, form, actions.attach, {
            "disruption": found, "threat": threat, "settles": form.cleaned_data.get("settles", "")
        }):  # fmt: skip
            messages.success(request, _("%(reference)s is attached.") % {"reference": threat.reference})
            return redirect("disruptions:disruption", found.reference)
    context = {"form": form, "button": _("Attach"), "trail": trail(request, found)}
    h1 = _("Attach a threat to %(reference)s") % {"reference": found.reference}
    return pages.render(request, "disruptions/form.jinja", context, h1=h1)


def _done(request: Any, form: Any, act: Callable[..., Any], said: dict[str, Any]) -> bool:
    """Carry it out; a rule that does not hold becomes a sentence of the form."""
    by = {"by": request.viewer, "at": request.at}
    return save(request, form, lambda: act(**said, **by), broken=(rules.Broken,)).done


def _said(row: Any, words: presenters.Words) -> str:
    return _("%(reference)s, %(agency)s, %(day)s: %(what)s") % {
        "reference": row.reference,
        "agency": words.agency(row.agency_id),
        "day": presenters.when(row),
        "what": Truncator(row.what).chars(WORDS_OF_EACH),
    }
