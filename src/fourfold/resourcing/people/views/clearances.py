"""Somebody's vetting and training: recorded, and withdrawn."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access import clearances
from fourfold.core.access.actions import clearing
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission, Refused
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.resourcing.people import clearance_presenters, forms
from fourfold.resourcing.people.views.person import found_or_404, trail


@door(Permission.MANAGE_PEOPLE)
def record(request: Any, number: int) -> HttpResponse:
    """Record what somebody was vetted for or trained in, and until when it is current."""
    found = found_or_404(number)
    kinds = clearance_presenters.choices(clock.day_of(request.at))
    form = forms.ClearanceForm(request.POST or None, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            clearing.record(
                user=found, kind=given["kind"], until=given["until"], reference_of=given["rests_on"],
                by=request.viewer, at=request.at,
            )  # fmt: skip
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("Recorded."))
            return redirect("people:person", number)
    context = {"form": form, "button": _("Record it"), "trail": trail(found)}
    return pages.render(request, "people/form.jinja", context, h1=_("Record vetting or training"))


@door(Permission.MANAGE_PEOPLE)
def withdraw(request: Any, number: int) -> HttpResponse:
    """Withdraw what was recorded, for a reason."""
    found = clearances.clearance(number)
    if found is None:
        raise Http404
    form = forms.WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            clearing.withdraw(clearance=found, **form.cleaned_data, by=request.viewer, at=request.at)
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("Withdrawn. A role that needs it opens nothing from now on."))
            return redirect("people:person", found.user_id)
    context = {
        "form": form, "button": _("Withdraw it"), "trail": trail(found.user),
        "inset": clearance_presenters.line(found, clock.day_of(request.at)).what,
    }  # fmt: skip
    return pages.render(request, "people/form.jinja", context, h1=_("Withdraw vetting or training"))
