"""Bringing records of one event together, parting them, telling them apart, and attaching threats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Refused
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.tackling.disruptions import actions, forms, pairs, policy, presenters, queries, rules
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.record import found_or_404, trail
from fourfold.understanding.threats import queries as threats


@dataclass(frozen=True)
class Side:
    """One record of a pair, in words."""

    row: Any
    agency: str | None
    when: str


@dataclass(frozen=True)
class Shown:
    """A pair in words."""

    first: Side
    second: Side
    shares: str


@door(Permission.JOIN)
def same_events(request: Any) -> HttpResponse:
    """What may be of the same event, and the threats that agencies named and cannot see."""
    words = presenters.Words.on(clock.day_of(request.at))
    found, total = pairs.pairs(today=clock.day_of(request.at))
    given, given_total = pairs.given()
    audit.record(
        audit.Operation.CONSULTATION,
        "disruption.same_events",
        by=request.viewer,
        kind="disruption",
        rows=2 * len(found) + len(given),
    )
    context = {
        "pairs": [Shown(_side(one.first, words), _side(one.second, words), _shares(one)) for one in found],
        "total": total,
        "given": [(row, words.agency(row.agency_id)) for row in given],
        "given_total": given_total,
        "trail": trail(request),
    }
    h1 = _("Records that may be of the same event")
    return pages.render(request, "disruptions/same_events.jinja", context, h1=h1)


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
        reason = form.cleaned_data["reason"]
        try:
            actions.join(disruption=joins, into=leads, reason=reason, by=request.viewer, at=request.at)
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
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
        reason = form.cleaned_data["reason"]
        try:
            actions.tell_apart(
                disruption=first, other=second, reason=reason, by=request.viewer, at=request.at
            )
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
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
        reason = form.cleaned_data["reason"]
        try:
            actions.part(disruption=found, reason=reason, by=request.viewer, at=request.at)
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
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
    given = next(iter(found.threats_given), "")
    form = forms.AttachForm(request.POST or None, initial={"reference": given[:20]})
    if request.method == "POST" and form.is_valid():
        threat = threats.threat(queries.written(form.cleaned_data["reference"]))
        if threat is None:
            form.add_error("reference", forms.no_such_threat())
        elif _attached(request, form, found, threat):
            return redirect("disruptions:disruption", found.reference)
    context = {"form": form, "button": _("Attach"), "trail": trail(request, found)}
    h1 = _("Attach a threat to %(reference)s") % {"reference": found.reference}
    return pages.render(request, "disruptions/form.jinja", context, h1=h1)


def _attached(request: Any, form: Any, found: Any, threat: Any) -> bool:
    """Carry it out; a rule that does not hold becomes a sentence of the form."""
    try:
        actions.attach(disruption=found, threat=threat, by=request.viewer, at=request.at)
    except (rules.Broken, Refused) as broken:
        form.add_error(None, str(broken))
        return False
    messages.success(request, _("%(reference)s is attached.") % {"reference": threat.reference})
    return True


def _side(row: Any, words: presenters.Words) -> Side:
    return Side(row, words.agency(row.agency_id), presenters.when(row))


def _shares(pair: pairs.Pair) -> str:
    if pair.same_threat and pair.same_people:
        return _("threat and people")
    return _("threat") if pair.same_threat else _("people")


def _said(row: Any, words: presenters.Words) -> str:
    return _("%(reference)s, %(agency)s, %(day)s") % {
        "reference": row.reference,
        "agency": words.agency(row.agency_id),
        "day": presenters.when(row),
    }
