"""What somebody writes about an operation: adding one, amending one, ending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Refused
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.resourcing.operations import actions, forms, presenters, rules
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.record import trail, writable_or_404


@door(Permission.RECORD)
def add(request: Any) -> HttpResponse:
    """A new operation; it serves no threat until somebody says so."""
    words = presenters.Words.on(clock.day_of(request.at))
    keys = request.viewer.write_keys
    form = forms.AddForm(
        request.POST or None,
        owners=words.owners(keys),
        units=words.units(keys),
        levels=words.levels,
        initial={"owner": request.viewer.agency_id, "starts_on": clock.day_of(request.at)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_operation(facts=form.facts(), by=request.viewer, at=request.at)
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
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
        units=words.units(request.viewer.write_keys),
        levels=words.levels,
        initial=initial | {"opened": found.edition},
    )
    current = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.amend(
                operation=found, opened=form.cleaned_data["opened"], changes=form.facts(),
                by=request.viewer, at=request.at,
            )  # fmt: skip
        except Clash as clash:
            current = clash.current
            form.add_error(None, str(clash))
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("Saved."))
            return redirect("operations:operation", number)
    context = {
        "form": form,
        "current": presenters.clash(form, current, words) if current else (),
        "opened": _edition(form, found, clashed=current is not None),
        "button": _("Save my version") if current else _("Save"),
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
    clashed = False
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.end(
                operation=found,
                opened=given["opened"],
                ends_on=given["ends_on"],
                by=request.viewer,
                at=request.at,
            )
        except Clash:
            clashed = True
            form.add_error(None, _("This changed after you opened it. Read the operation, then end it."))
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("The operation has ended. It serves nothing more."))
            return redirect("operations:operation", number)
    context = {
        "form": form,
        "opened": _edition(form, found, clashed=clashed),
        "inset": _("Ending an operation also ends what it serves, on the same day. Its record stays."),
        "button": _("End the operation"),
        "trail": trail(request, found),
    }
    return pages.render(request, "operations/form.jinja", context, h1=_("End the operation"))


def _edition(form: Any, found: Any, *, clashed: bool) -> Any:
    """The edition that a form carries: the one it was opened with, or after a clash the one that stands."""
    return found.edition if clashed else form["opened"].value()
