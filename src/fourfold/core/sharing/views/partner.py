"""A partner's pages: what they have, what they owe, and nothing of anybody else's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import copies, partner_words, presenters
from fourfold.core.sharing.actions import receiving
from fourfold.core.sharing.forms.sharing import ResultForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.ui import pages
from fourfold.core.ui.saving import NOTHING, save

NEWEST = 7


@door(Permission.RECEIVE)
def home(request: Any) -> HttpResponse:
    """Corrections until they are acknowledged, then what is asked, then what was newly shared."""
    words = presenters.Words.on(clock.day_of(request.at))
    new = [
        one for one in copies.received(request.viewer).order_by("-shared_at") if one.acknowledged_at is None
    ]
    asked = copies.actions(request.viewer, done=False)
    corrections = copies.corrections(request.viewer)
    audit.consulted(
        "partner.home", by=request.viewer, kind="copy", rows=len(new) + len(asked) + len(corrections)
    )
    context = {
        "corrections": corrections,
        "actions": [partner_words.task(one, words) for one in asked[:NEWEST]],
        "more_actions": len(asked) - NEWEST,
        "new": partner_words.table(new[:NEWEST], words),
        "more_new": len(new) - NEWEST,
        "agency": request.viewer.agency_name,
    }
    return pages.render(request, "sharing/partner/home.jinja", context, h1=_("Our work"))


@door(Permission.RECEIVE)
def actions(request: Any) -> HttpResponse:
    """What is asked of the viewer's agency, the most urgent first, and what came of what is done."""
    words = presenters.Words.on(clock.day_of(request.at))
    found = copies.actions(request.viewer)
    audit.consulted("partner.actions", by=request.viewer, kind="action", rows=len(found))
    context = {
        "open": [partner_words.task(one, words) for one in found if one.done_at is None],
        "done": [partner_words.finished(one) for one in found if one.done_at is not None],
    }
    return pages.render(request, "sharing/partner/actions.jinja", context, h1=_("Our actions"))


@door(Permission.RECEIVE)
def result(request: Any, number: int) -> HttpResponse:
    """One question: what came of what was asked."""
    found = copies.action(number, request.viewer)
    if found is None:
        raise Http404
    form, saved = ResultForm(request.POST or None, initial={"opened": found.edition}), NOTHING
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "by": request.viewer, "at": request.at}
        saved = save(
            request, form, lambda: receiving.finish(action=found, **said), broken=(Broken,),
            clashed=_("Somebody gave a result in the meantime. Look at it first."),
        )  # fmt: skip
        if saved.done:
            messages.success(request, _("Thank you. They read your result."))
            return redirect("sharing:partner")
    audit.consulted("partner.action", by=request.viewer, kind="action", target=found.pk)
    context = {"form": form, "action": found, "opened": saved.edition(form), "button": _("Done")}
    return pages.render(request, "sharing/partner/result.jinja", context, h1=_("What came of it?"))


@door(Permission.RECEIVE)
@require_POST
def acknowledge(request: Any, number: int) -> HttpResponse:
    """A correction was read; its banner goes."""
    found = copies.correction(number, request.viewer)
    if found is None:
        raise Http404
    receiving.acknowledge_correction(correction=found, by=request.viewer, at=request.at)
    messages.success(request, _("Acknowledged."))
    return redirect("sharing:partner")
