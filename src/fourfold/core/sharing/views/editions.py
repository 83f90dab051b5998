"""One edition of the viewer's agency: what it says, what was left out and why, and letting it go."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import answer as answers
from fourfold.core.sharing import copies, edition_words, policy, presenters
from fourfold.core.sharing.actions import sharing
from fourfold.core.sharing.forms.sharing import LetGoForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.sharing.rules.editions import State
from fourfold.core.ui import pages
from fourfold.core.ui.forms import Form
from fourfold.core.ui.saving import save


@door(Permission.VIEW)
def edition(request: Any, number: int) -> HttpResponse:
    """What an edition says, for whoever made it and whoever lets it go."""
    found = _found_or_404(request, number)
    waits = found.state == State.WAITING
    lets_go = waits and policy.can_approve(request.viewer, found.owner_agency_id, found.made_by_id)
    form = LetGoForm(request.POST or None, initial={"digest": found.digest}) if lets_go else None
    if form is not None and _is_decided(request, found, form):
        messages.success(request, _("Decided."))
        return redirect("sharing:edition", number)
    words = presenters.Words.on(clock.day_of(request.at))
    context = {
        "form": form,
        "edition": found,
        "state": presenters.EDITIONS[found.state],
        "edition_parts": edition_words.told(found.body),
        "left_out": [one for one in found.judged if not one["may"]],
        "facts": presenters.edition_facts(found, words),
        "marking": edition_words.marking(found.sensitive),
        "copy": found.standing.disclosure.copy if found.state == State.GONE else "",
        "may_withdraw": waits and found.made_by_id == request.viewer.user_id,
    }
    h1 = _("Edition of %(reference)s for %(agency)s") % {
        "reference": found.about,
        "agency": words.agency(found.partner_id),
    }
    return pages.render(request, "sharing/edition.jinja", context, h1=h1)


@door(Permission.OFFER)
def withdraw(request: Any, number: int) -> HttpResponse:
    """Take back an edition that one made and nobody has let go."""
    found = _found_or_404(request, number)
    policy.check_own(request.viewer, found.made_by_id)
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdrawn = save(
            request,
            form,
            lambda: sharing.withdraw(edition=found, by=request.viewer, at=request.at),
            broken=(Broken,),
        )
        if withdrawn.done:
            messages.success(request, _("Withdrawn."))
            return redirect("sharing:edition", number)
    context = {"form": form, "button": _("Withdraw"), "lead": found.subject}
    return pages.render(request, "sharing/one_question.jinja", context, h1=_("Withdraw this edition"))


def _is_decided(request: Any, found: Any, form: LetGoForm) -> bool:
    """Whether a decision was sent and saved; else the form says why not."""
    if request.method != "POST" or not form.is_valid():
        return False
    return save(request, form, lambda: _decided(request, found, form), broken=(Broken,)).done


def _decided(request: Any, found: Any, form: LetGoForm) -> Any:
    said, who = form.cleaned_data, {"by": request.viewer, "at": request.at}
    if said["decision"] == "refuse":
        return sharing.refuse(edition=found, reason=said["answer"], **who)
    offered = answers.offered(found.about, request.viewer, request.at)
    if offered is None:
        raise Broken(_("The record cannot be shared any more. Refuse it, and say so."))
    words = presenters.Words.on(clock.day_of(request.at))
    answer = answers.answer(
        offered, partner=found.partner_id, purpose=found.purpose, at=request.at, words=words
    )
    return sharing.approve(edition=found, digest=said["digest"], answer=answer, **who)


def _found_or_404(request: Any, number: int) -> Any:
    found = copies.edition(number)
    if found is None:
        raise Http404
    audit.consulted("edition.read", by=request.viewer, kind="edition", target=found.pk)
    return found
