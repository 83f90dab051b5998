"""Who is on a list: asking for somebody, approving that, and taking somebody off."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.restricted import actions, queries
from fourfold.core.restricted.models import Member, Restriction
from fourfold.core.restricted.policy import Permission
from fourfold.core.ui import pages
from fourfold.core.ui.saving import save
from fourfold.resourcing.restricting import forms, presenters
from fourfold.resourcing.restricting.views.listing import found_or_404, trail

BROKEN = (Broken,)


@door(Permission.MEMBERS)
def add(request: Any, number: int) -> HttpResponse:
    """Ask that somebody is added."""
    found = found_or_404(request, number)
    people = presenters.people(queries.could_be_added(clock.day_of(request.at)))
    form = forms.MemberForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        until = clock.end_of(given["until"]) if given["until"] else None
        saved = save(request, form, lambda: actions.ask_for_member(
            restriction=found, user=queries.somebody(given["user"]), until=until, reason=given["reason"],
            by=request.viewer, at=request.at,
        ), broken=BROKEN)  # fmt: skip
        if saved.done:
            messages.success(request, _("Asked for. It counts when somebody else on the list has approved."))
            return redirect("restricting:one", number)
    context = {"form": form, "button": _("Ask for approval"), "trail": trail(found)}
    return pages.render(request, "restricting/form.jinja", context, h1=_("Add somebody to the list"))


@door(Permission.MEMBERS)
def decide(request: Any, number: int, place: int) -> HttpResponse:
    """Approve or refuse somebody whom another asked for."""
    found, member = _place_or_404(request, number, place)
    form = forms.DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {"member": member, "restriction": found, "by": request.viewer, "at": request.at}
        if save(request, form, lambda: _decided(form, said), broken=BROKEN).done:
            messages.success(request, _("Saved."))
            return redirect("restricting:one", number)
    shown = presenters.place(member)
    inset = f"{shown.name}. {shown.standing}"
    context = {"form": form, "inset": inset, "button": _("Decide"), "trail": trail(found)}
    return pages.render(request, "restricting/form.jinja", context, h1=_("Decide on a place on the list"))


@door(Permission.MEMBERS)
def take_off(request: Any, number: int, place: int) -> HttpResponse:
    """Take somebody off the list, at once."""
    found, member = _place_or_404(request, number, place)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {
            "member": member,
            "restriction": found,
            **form.cleaned_data,
            "by": request.viewer,
            "at": request.at,
        }
        if save(request, form, lambda: actions.take_off(**said), broken=BROKEN).done:
            messages.success(request, _("Taken off the list. They cannot open it any more."))
            return redirect("restricting:one", number)
    context = {
        "form": form,
        "inset": member.user.name,
        "button": _("Take off the list"),
        "trail": trail(found),
    }
    return pages.render(request, "restricting/form.jinja", context, h1=_("Take somebody off the list"))


def _decided(form: forms.DecideForm, said: dict[str, Any]) -> None:
    if form.cleaned_data["decision"] == forms.DecideForm.APPROVE:
        actions.approve_member(**said)
    else:
        actions.take_off(reason=form.cleaned_data["reason"], **said)


def _place_or_404(request: Any, number: int, place: int) -> tuple[Restriction, Member]:
    found, member = found_or_404(request, number), queries.member(place)
    if member is None or member.compartment_id != found.compartment_id:
        raise Http404
    return found, member
