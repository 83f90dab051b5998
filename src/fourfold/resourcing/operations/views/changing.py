"""What somebody writes about an operation: adding one, amending one, ending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.core.ui.saving import NOTHING, save
from fourfold.resourcing.operations import actions, forms, presenters, rules
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.record import trail, writable_or_404

BROKEN = (rules.Broken,)


@door(Permission.RECORD)
def add(request: Any) -> HttpResponse:
    """A new operation; it serves no threat until somebody says so."""
    words = presenters.Words.on(clock.day_of(request.at))
    keys = request.viewer.write_agencies
    form = forms.AddForm(
        request.POST or None,
        owners=words.owners(keys),
        units=words.units(keys),
        levels=words.levels,
        initial={"owner": request.viewer.agency_id, "starts_on": clock.day_of(request.at)},
    )
    if request.method == "POST" and form.is_valid():
        said = {"facts": form.facts(), "by": request.viewer, "at": request.at}
        made = save(request, form, lambda: actions.open_operation(**said), broken=BROKEN).gave
        if made is not None:
            messages.success(request, _("The operation is recorded. Say next which threats it serves."))
            return redirect("operations:operation", made.pk)
    context = {"form": form, "button": _("Save"), "trail": trail(request)}
    return pages.render(request, "operations/form.jinja", context, h1=_("Add an operation"))


@door(Permission.RECORD)
def amend(request: Any, number: int) -> HttpResponse:
    """Change what an operation says of itself; a clash shows both, and keeps the words."""
    found = writable_or_404(number, request)
    words = presenters.Words.on(clock.day_of(request.at))
    initial = {name.removesuffix("_id"): getattr(found, name) for name in actions.AMENDABLE}
    form = forms.AmendForm(
        request.POST or None,
        units=words.units(request.viewer.write_agencies),
        levels=words.levels,
        initial=initial | {"opened": found.edition},
    )
    saved = NOTHING
    if request.method == "POST" and form.is_valid():
        saved = save(request, form, lambda: actions.amend(
            operation=found, opened=form.cleaned_data["opened"], changes=form.facts(),
            by=request.viewer, at=request.at,
        ), broken=BROKEN)  # fmt: skip
        if saved.done:
            messages.success(request, _("Saved."))
            return redirect("operations:operation", number)
    context = {
        "form": form,
        "current": presenters.clash(form, saved.current, words) if saved.current else (),
        "opened": saved.edition(form),
        "button": _("Save my version") if saved.current else _("Save"),
        "trail": trail(request, found),
    }
    return pages.render(request, "operations/form.jinja", context, h1=_("Amend the operation"))


@door(Permission.RECORD)
def end(request: Any, number: int) -> HttpResponse:
    """End an operation, and with it what it serves."""
    found = writable_or_404(number, request)
    today = clock.day_of(request.at)
    form = forms.EndForm(
        request.POST or None, today=today, initial={"ends_on": today, "opened": found.edition}
    )
    saved = NOTHING
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        saved = save(request, form, lambda: actions.end(
            operation=found, opened=given["opened"], ends_on=given["ends_on"], by=request.viewer, at=request.at,
        ), broken=BROKEN, clashed=_("This changed after you opened it. Read the operation, then end it."))  # fmt: skip
        if saved.done:
            messages.success(request, _("The operation has ended. It serves nothing more."))
            return redirect("operations:operation", number)
    context = {
        "form": form,
        "opened": saved.edition(form),
        "inset": _("Ending an operation also ends what it serves, on the same day. Its record stays."),
        "button": _("End the operation"),
        "trail": trail(request, found),
    }
    return pages.render(request, "operations/form.jinja", context, h1=_("End the operation"))
