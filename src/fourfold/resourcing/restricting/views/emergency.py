"""Opening a restricted record in an emergency, and saying afterwards whether that was justified."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.restricted import emergency, queries
from fourfold.core.restricted.policy import Permission
from fourfold.core.ui import pages
from fourfold.core.ui.saving import save
from fourfold.resourcing.restricting import forms, presenters
from fourfold.resourcing.restricting.views.listing import found_or_404, trail

BROKEN = (Broken,)


@door(Permission.EMERGENCY)
def open_record(request: Any) -> HttpResponse:
    """Life is at risk: open a restricted record by its reference, for hours."""
    form = forms.EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "by": request.viewer, "at": request.at}
        saved = save(request, form, lambda: emergency.open_record(**said), broken=BROKEN)
        if saved.gave is not None:
            messages.success(request, _("Open to you for reading. Its contact has been told."))
            return redirect("restricting:opened", *saved.gave)
    hours = emergency.hours(clock.day_of(request.at))
    context = {
        "form": form,
        "inset": _(
            "Only when life is at risk and nobody of its list can be reached. It is open to you for %(hours)s"
            " hours, its contact is told at once, and your reason is read."
        ) % {"hours": hours},
        "button": _("Open it"),
    }  # fmt: skip
    return pages.render(request, "restricting/form.jinja", context, h1=_("Emergency access"))


@door(Permission.EMERGENCY)
def opened(request: Any, kind: str, reference: str) -> HttpResponse:
    """To the record that was opened."""
    found = presenters.named(kind, reference.rsplit("/", 1)[-1], request.viewer)
    if found is None:
        raise Http404
    return redirect(found.url)


@door(Permission.MEMBERS)
def review(request: Any, number: int, place: int) -> HttpResponse:
    """Whether an emergency access was justified, in words that stay."""
    found, member = found_or_404(request, number), queries.emergency(place)
    if member is None or member.compartment_id != found.compartment_id:
        raise Http404
    form = forms.JustifiedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        said = {
            "justified": given["justified"] == "yes",
            "words": given["words"],
            "by": request.viewer,
            "at": request.at,
        }
        if save(
            request, form, lambda: emergency.review(member=member, restriction=found, **said), broken=BROKEN
        ).done:
            messages.success(request, _("Saved."))
            return redirect("restricting:one", number)
    context = {
        "form": form,
        "inset": presenters.opened_by(member),
        "button": _("Save"),
        "trail": trail(found),
    }
    return pages.render(
        request, "restricting/form.jinja", context, h1=_("Was this emergency access justified?")
    )
