"""What partners gave, for whoever received it: the list, one of them, what came of it, and what it is used for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import given_words, giving, policy, presenters
from fourfold.core.sharing.actions import giving as actions
from fourfold.core.sharing.forms.giving import AnswerForm, UseForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.views.giving import found_or_404
from fourfold.core.ui import formats, pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import NOTHING, save


@door(Permission.OFFER)
def received(request: Any) -> HttpResponse:
    """What partners gave to the viewer's agency, what waits for an answer first."""
    words = presenters.Words.on(clock.day_of(request.at))
    found = sorted(giving.received(request.viewer), key=lambda one: one.became != "")
    audit.consulted("given.list", by=request.viewer, kind="given", rows=len(found))
    said = ngettext(
        "%(count)s thing was told by partners", "%(count)s things were told by partners", len(found)
    )
    context = {"given": [given_words.block(one, words) for one in found]}
    h1 = said % {"count": formats.number(len(found))}
    return pages.render(request, "sharing/given_list.jinja", context, h1=h1, title=_("Told by partners"))


@door(Permission.OFFER)
def one(request: Any, number: int) -> HttpResponse:
    """What a partner gave, its conditions first, and the two things to do with it."""
    found = _received_or_404(request, number)
    words = presenters.Words.on(clock.day_of(request.at))
    form, saved = (
        AnswerForm(request.POST or None, initial={"became": found.became, "opened": found.edition}),
        NOTHING,
    )
    if request.method == "POST" and form.is_valid():
        said = {"given": found, **form.cleaned_data, "by": request.viewer, "at": request.at}
        clashed = _("Somebody answered in the meantime. Look at it first.")
        saved = save(request, form, lambda: actions.answer(**said), broken=(Broken,), clashed=clashed)
        if saved.done:
            messages.success(request, _("Saved. The partner reads it."))
            return redirect("sharing:given-one", number)
    context = {
        "form": form,
        "opened": saved.edition(form),
        "block": given_words.block(found, words),
        "uses": given_words.uses(giving.uses(found), words),
        "may_answer": policy.can_offer(request.viewer, found.to_agency_id),
        "number": found.pk,
        "trail": (Link(_("Told by partners"), reverse("sharing:given-list")),),
    }
    return pages.render(request, "sharing/given_one.jinja", context, h1=_("Told by a partner"))


@door(Permission.OFFER)
def use(request: Any, number: int) -> HttpResponse:
    """Write down what it is used for; what its conditions forbid is refused with the condition."""
    found = _received_or_404(request, number)
    policy.check_offer(request.viewer, found.to_agency_id)
    words = presenters.Words.on(clock.day_of(request.at))
    form = UseForm(request.POST or None, purposes=list(words.lists["sharing_purpose"].items()))
    if request.method == "POST" and form.is_valid():
        said = {"given": found, **form.cleaned_data, "by": request.viewer, "at": request.at}
        if save(request, form, lambda: actions.use(**said), broken=(Broken,)).done:
            messages.success(request, _("Written down."))
            return redirect("sharing:given-one", number)
    context = {
        "form": form,
        "block": given_words.block(found, words),
        "trail": (Link(_("Told by a partner"), reverse("sharing:given-one", args=[number])),),
    }
    return pages.render(request, "sharing/given_use.jinja", context, h1=_("What is it used for?"))


def _received_or_404(request: Any, number: int) -> Any:
    found = found_or_404(request, number)
    if found.to_agency_id not in request.viewer.agencies:
        raise Http404
    return found
