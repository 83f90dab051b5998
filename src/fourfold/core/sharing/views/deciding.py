"""What becomes of an agreement: approved or refused, withdrawn, reviewed, ended, handed to a successor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.sharing import agreements, policy, presenters
from fourfold.core.sharing.actions import agreeing
from fourfold.core.sharing.forms.agreements import DecideForm, EndForm, HandOverForm, ReviewForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules import agreements as rules
from fourfold.core.sharing.views.agreements import found_or_404, trail
from fourfold.core.ui import pages
from fourfold.core.ui.forms import Form
from fourfold.core.ui.saving import NOTHING, save


@door(Permission.APPROVE)
def decide(request: Any, number: int) -> HttpResponse:
    """Approve or refuse what somebody else asked for."""
    found = found_or_404(request, number)
    policy.check_approve(request.viewer, found.owner_agency_id, found.asked_by_id)
    form = DecideForm(request.POST or None, initial={"opened": found.edition})

    def act() -> Any:
        said = form.cleaned_data
        decides = agreeing.approve if said["decision"] == "approve" else agreeing.refuse
        return decides(
            agreement=found, opened=said["opened"], answer=said["answer"], by=request.viewer, at=request.at
        )

    h1 = _("Decide on agreement %(number)s") % {"number": found.pk}
    return _shown(request, found, form, act, h1, _("Decide"), _("Decided. Whoever asked for it sees it."))


@door(Permission.AGREE)
def withdraw(request: Any, number: int) -> HttpResponse:
    """Take back what one asked for."""
    found = found_or_404(request, number)
    policy.check_own(request.viewer, found.asked_by_id)
    form = Form(request.POST if request.method == "POST" else None)

    def act() -> Any:
        return agreeing.withdraw(agreement=found, by=request.viewer, at=request.at)

    h1 = _("Withdraw agreement %(number)s") % {"number": found.pk}
    return _shown(request, found, form, act, h1, _("Withdraw"), _("Withdrawn."))


@door(Permission.AGREE)
def review(request: Any, number: int) -> HttpResponse:
    """Say that it was looked at today, and when somebody looks again."""
    found = found_or_404(request, number)
    policy.check_agree(request.viewer, found.owner_agency_id)
    form = ReviewForm(request.POST or None, initial={"opened": found.edition})

    def act() -> Any:
        return agreeing.review(agreement=found, **form.cleaned_data, by=request.viewer, at=request.at)

    h1 = _("Review agreement %(number)s") % {"number": found.pk}
    return _shown(request, found, form, act, h1, _("I have looked at it"), _("Saved."))


@door(Permission.AGREE)
def end(request: Any, number: int) -> HttpResponse:
    """Let an agreement end sooner, with the reason."""
    found = found_or_404(request, number)
    policy.check_agree(request.viewer, found.owner_agency_id)
    form = EndForm(request.POST or None, initial={"opened": found.edition})

    def act() -> Any:
        return agreeing.end(agreement=found, **form.cleaned_data, by=request.viewer, at=request.at)

    h1 = _("End agreement %(number)s") % {"number": found.pk}
    return _shown(
        request, found, form, act, h1, _("End it"), _("Saved. After that day nothing more may go under it.")
    )


@door(Permission.AGREE)
def hand_over(request: Any, number: int, party: int) -> HttpResponse:
    """Decide who takes the place of a party that has ended as an agency."""
    found = found_or_404(request, number)
    policy.check_agree(request.viewer, found.owner_agency_id)
    row = agreements.party(party, found.pk)
    if row is None:
        raise Http404
    today = clock.day_of(request.at)
    words = presenters.Words.on(today)
    standing = [one for one in agencies.successors_on(row.agency_id, today) if one != row.agency_id]
    form = HandOverForm(request.POST or None, agencies=[(one, words.agency(one)) for one in standing])

    def act() -> Any:
        return agreeing.hand_over(party=row, **form.cleaned_data, by=request.viewer, at=request.at)

    h1 = _("Who takes the place of %(agency)s?") % {"agency": words.agency(row.agency_id)}
    if not standing:
        raise Http404
    return _shown(request, found, form, act, h1, _("Decide"), _("Decided."))


def _shown(
    request: Any, found: Any, form: Any, act: Callable[[], Any], h1: str, button: str, done: str
) -> HttpResponse:
    """The form with what the agreement says beside it; when it is saved, the agreement."""
    saved = NOTHING
    if request.method == "POST" and form.is_valid():
        changed = _("Somebody changed this agreement after you opened it. Read it again, then decide.")
        saved = save(request, form, act, broken=(rules.Broken,), clashed=changed)
        if saved.done:
            messages.success(request, done)
            return redirect("sharing:agreement", found.pk)
    parties, words = agreements.Parties.of([found.pk]), presenters.Words.on(clock.day_of(request.at))
    context = {
        "form": form,
        "agreement": found,
        "opened": saved.edition(form) if "opened" in form.fields else None,
        "facts": presenters.facts(found, parties, words),
        "button": button,
        "trail": (*trail(),),
    }
    return pages.render(request, "sharing/agreement_form.jinja", context, h1=h1)
