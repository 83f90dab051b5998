"""Which threats an operation serves: from the operation's side and from the threat's."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.restricted import matching
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import save
from fourfold.resourcing.operations import actions, forms, queries, rules
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.record import trail, writable_or_404
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.rules import reference as written


@door(Permission.RECORD)
def serve(request: Any, number: int) -> HttpResponse:
    """Say that an operation serves a threat, by its reference."""
    found = writable_or_404(number, request)
    today = clock.day_of(request.at)
    form = forms.ServeForm(request.POST or None, today=today, initial={"starts_on": today})
    if request.method == "POST" and form.is_valid():
        threat = threats.threat(written(form.cleaned_data["reference"]))
        if threat is None:
            missing = forms.no_such_threat()
            form.add_error("reference", matching.instead(form.cleaned_data["reference"], missing))
        elif _served(request, form, found, threat):
            return redirect("operations:operation", number)
    context = {"form": form, "button": _("Save"), "trail": trail(request, found)}
    return pages.render(request, "operations/form.jinja", context, h1=_("Say which threat it serves"))


@door(Permission.RECORD)
def link(request: Any, reference: str) -> HttpResponse:
    """Say which of the viewer's own operations serves a threat; reached from the threat's page."""
    threat = threats.threat(reference)
    if threat is None:
        raise Http404
    today = clock.day_of(request.at)
    found = {row.pk: row for row in queries.open_operations(request.viewer.write_agencies)}
    form = forms.LinkForm(
        request.POST or None,
        operations=[(number, row.name) for number, row in found.items()],
        today=today,
        initial={"starts_on": today},
    )
    if request.method == "POST" and form.is_valid():
        operation = queries.operation(form.cleaned_data["operation"])
        if operation is not None and _served(request, form, operation, threat):
            return redirect("threats:threat", reference)
    context = {
        "form": form,
        "button": _("Save"),
        "none": not found,
        "trail": (Link(reference, reverse("threats:threat", args=[reference])),),
    }
    h1 = _("Choose an operation that serves %(reference)s") % {"reference": reference}
    return pages.render(request, "operations/form.jinja", context, h1=h1)


@door(Permission.RECORD)
def stop(request: Any, number: int, service: int) -> HttpResponse:
    """Say that an operation serves a threat no longer."""
    found = writable_or_404(number, request)
    served = queries.service(service)
    if served is None or served.operation_id != number:
        raise Http404
    today = clock.day_of(request.at)
    form = forms.StopForm(request.POST or None, today=today, initial={"ends_on": today})
    if request.method == "POST" and form.is_valid():
        said = {"service": served, "on": form.cleaned_data["ends_on"], "by": request.viewer, "at": request.at}
        if save(request, form, lambda: actions.stop_serving(**said), broken=(rules.Broken,)).done:
            messages.success(request, _("Saved. That threat is served no longer."))
            return redirect("operations:operation", number)
    context = {"form": form, "button": _("Save"), "trail": trail(request, found)}
    h1 = _("Stop serving %(reference)s") % {"reference": served.threat.reference}
    return pages.render(request, "operations/form.jinja", context, h1=h1)


def _served(request: Any, form: Any, operation: Any, threat: Any) -> bool:
    """Carry it out; a rule that does not hold becomes a sentence of the form."""
    said = {"on": form.cleaned_data["starts_on"], "by": request.viewer, "at": request.at}
    serve = partial(actions.serve, operation=operation, threat=threat, **said)
    done = save(request, form, serve, broken=(rules.Broken,)).done
    if done:
        messages.success(request, _("Saved."))
    return done
