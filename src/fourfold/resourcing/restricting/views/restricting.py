"""Restricting a record, looking at it again, and lifting it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.restricted import actions, queries
from fourfold.core.restricted.actions import Named
from fourfold.core.restricted.policy import Permission
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import save
from fourfold.resourcing.restricting import forms, presenters
from fourfold.resourcing.restricting.views.listing import found_or_404, trail

BROKEN = (Broken,)
PROPOSED = timedelta(days=90)


@door(Permission.RESTRICT)
def restrict(request: Any, kind: str, reference: str) -> HttpResponse:
    """Restrict a record to a list, at once."""
    found = presenters.named(kind, reference, request.viewer)
    if found is None:
        raise Http404
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "contact"}
        saved = save(request, form, lambda: actions.restrict(
            of=found, contact_id=form.cleaned_data["contact"], **given, by=request.viewer, at=request.at,
        ), broken=BROKEN)  # fmt: skip
        if saved.done:
            messages.success(
                request, _("Restricted. It, its past and all that hangs on it exist for its list alone.")
            )
            return redirect(found.url)
    context = {
        "form": form,
        "inset": _(
            "It counts at once, for every moment of the past too. To lift it, or to add somebody, takes two people."
        ),
        "button": _("Restrict it"),
        "trail": (Link(found.written, found.url),),
    }
    said = {"record": found.written}
    return pages.render(request, "restricting/form.jinja", context, h1=_("Restrict %(record)s") % said)


@door(Permission.RESTRICT)
def review(request: Any, number: int) -> HttpResponse:
    """It still needs its list: until when."""
    found = found_or_404(request, number)
    form = forms.ReviewForm(request.POST or None, initial={"review_on": clock.day_of(request.at) + PROPOSED})
    if request.method == "POST" and form.is_valid():
        said = {"restriction": found, **form.cleaned_data, "by": request.viewer, "at": request.at}
        if save(request, form, lambda: actions.look_again(**said), broken=BROKEN).done:
            messages.success(request, _("Saved."))
            return redirect("restricting:one", number)
    context = {"form": form, "button": _("Save"), "trail": trail(found)}
    return pages.render(request, "restricting/form.jinja", context, h1=_("It still needs its list"))


@door(Permission.LIFT)
def lift(request: Any, number: int) -> HttpResponse:
    """Ask that a restriction is lifted; or decide what somebody else asked."""
    found = found_or_404(request, number)
    asked = found.lift_asked_at is not None
    form: Any = (forms.DecideForm if asked else forms.ReasonForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"restriction": found, "by": request.viewer, "at": request.at}
        if save(request, form, lambda: _lifted(form, asked, said), broken=BROKEN).done:
            messages.success(request, _("Saved."))
            return redirect("restricting:list")
    context = {
        "form": form,
        "inset": presenters.lifting(found)
        or _("It stays restricted until somebody else on the list has approved."),
        "button": _("Decide") if asked else _("Ask for approval"),
        "trail": trail(found),
    }
    return pages.render(request, "restricting/form.jinja", context, h1=_("Lift the restriction"))


def _lifted(form: Any, asked: bool, said: dict[str, Any]) -> None:
    if not asked:
        actions.ask_to_lift(reason=form.cleaned_data["reason"], **said)
    elif form.cleaned_data["decision"] == forms.DecideForm.APPROVE:
        actions.lift(**said)
    else:
        actions.keep(**said)


def _form(request: Any, found: Named) -> forms.RestrictForm:
    today = clock.day_of(request.at)
    could = queries.could_see(found.owner_id, today)
    able = queries.could_see(found.owner_id, today, permission=Permission.LIFT)
    lists = {
        one.compartment_id: presenters.called(one)
        for one in queries.lists(request.viewer)
        if one.compartment.owner_id == found.owner_id
    }
    return forms.RestrictForm(
        request.POST or None,
        people=presenters.people(could),
        marked=presenters.people([one for one in could if one.pk != request.viewer.user_id], able),
        lists=[(number, _("The list of %(record)s") % {"record": name}) for number, name in lists.items()],
        initial={"contact": request.viewer.user_id, "review_on": today + PROPOSED},
    )
