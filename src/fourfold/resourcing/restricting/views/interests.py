"""Declaring an interest in a record, and ending one that has passed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission as Access
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.restricted import interests, queries
from fourfold.core.restricted.policy import Permission
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import save
from fourfold.resourcing.restricting import forms, presenters

BROKEN = (Broken,)


@door(Access.SIGNED_IN)
def declare(request: Any, kind: str, reference: str) -> HttpResponse:
    """One's own interest; whoever keeps lists also declares somebody else's."""
    found = presenters.named(kind, reference, request.viewer)
    if found is None:
        raise Http404
    own = queries.somebody(request.viewer.user_id)
    others = (
        queries.could_see(found.owner_id, clock.day_of(request.at))
        if request.viewer.may(Permission.MEMBERS)
        else []
    )
    people = presenters.people([own, *(one for one in others if one.pk != own.pk)])
    form = forms.InterestForm(request.POST or None, people=people, initial={"user": own.pk})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = queries.somebody(given["user"])
        said = {"of": found, "user": user, "nature": given["nature"], "by": request.viewer, "at": request.at}
        if save(request, form, lambda: interests.declare(**said), broken=BROKEN).done:
            messages.success(
                request, _("Declared. This record cannot be opened by whoever has the interest.")
            )
            return redirect("home" if user == own else found.url)
    context = {
        "form": form,
        "inset": _(
            "From then on this record, its past and all that hangs on it cannot be opened by that person."
        ),
        "button": _("Declare the interest"),
        "trail": (Link(found.written, found.url),),
    }
    said_of = {"record": found.written}
    return pages.render(
        request, "restricting/form.jinja", context, h1=_("Declare an interest in %(record)s") % said_of
    )


@door(Permission.MEMBERS)
def end(request: Any, interest: int) -> HttpResponse:
    """Say that somebody else's interest has passed."""
    found = queries.interest(interest)
    if found is None:
        raise Http404
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"interest": found, **form.cleaned_data, "by": request.viewer, "at": request.at}
        if save(request, form, lambda: interests.end(**said), broken=BROKEN).done:
            messages.success(request, _("The interest has ended. The record can be opened again."))
            return redirect("home")
    inset = f"{found.user.name}: {found.nature}"
    context = {"form": form, "inset": inset, "button": _("End the interest")}
    return pages.render(request, "restricting/form.jinja", context, h1=_("End an interest"))
