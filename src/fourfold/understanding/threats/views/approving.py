"""One request for a decision: read by whoever sees the threat, settled by an approver, withdrawn by its asker."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Refused
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.understanding.threats import request_words, requests, rules
from fourfold.understanding.threats.actions import approving, asking
from fourfold.understanding.threats.forms.approving import APPROVE, ApprovalForm, WithdrawForm
from fourfold.understanding.threats.models import DecisionRequest
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.presenters import Words
from fourfold.understanding.threats.views.record import found_or_404


@door(Permission.VIEW)
def request(request: Any, reference: str, number: int) -> HttpResponse:
    """What is asked for, by whom and why, what it would change; then the decision of whoever approves."""
    asked = _asked_or_404(request, reference, number)
    why_not = _why_not(request, asked)
    sent = request.POST if request.method == "POST" else None
    form = ApprovalForm(sent, may_approve=sent is not None or not why_not)
    if sent is not None and form.is_valid():
        refusal = _settled(request, asked, form.cleaned_data)
        if not refusal:
            return redirect("threats:threat", reference)
        return _page(request, _asked_or_404(request, reference, number), form, refusal)
    return _page(request, asked, form)


@door(Permission.DECIDE)
def withdraw(request: Any, reference: str, number: int) -> HttpResponse:
    """The asker takes a request back, with the reason."""
    asked = _asked_or_404(request, reference, number)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asking.withdraw(asked=asked, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at)
        except (rules.Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("Your request is withdrawn. The threat stays as it is."))
            return redirect("threats:threat", reference)
    heading = _("Withdraw what you asked for on %(reference)s") % {"reference": reference}
    context = {"form": form, "asked": asked, "trail": _trail(asked)}
    return pages.render(request, "threats/withdraw_request.jinja", context, h1=heading)


def _settled(request: Any, asked: DecisionRequest, given: dict[str, Any]) -> str:
    """ "" once the request is settled, or the sentence that says why it is not."""
    try:
        if given["decision"] == APPROVE:
            approving.approve(asked=asked, by=request.viewer, at=request.at)
            messages.success(request, _("Approved, carried out and recorded with its reason."))
        else:
            approving.refuse(asked=asked, reason=given["reason"], by=request.viewer, at=request.at)
            messages.success(
                request, _("Refused. Whoever asked reads your reason. The threat stays as it is.")
            )
    except Refused as refused:
        return str(refused)  # of these the door makes the entry, wherever they are caught
    except rules.Broken as broken:
        audit.record(
            audit.Operation.REFUSAL, "decision.settle", by=request.viewer, kind="threat",
            target=asked.threat.reference, reason=str(broken)[:300],
        )  # fmt: skip
        return str(broken)
    return ""


def _page(request: Any, asked: DecisionRequest, form: ApprovalForm, refusal: str = "") -> HttpResponse:
    threat, viewer, words = asked.threat, request.viewer, Words.on(clock.day_of(request.at))
    audit.consulted("decision.read", by=viewer, kind="threat", target=threat.reference)
    before, after = request_words.before_and_after(asked, threat, words)
    context = {
        "asked": asked,
        "threat": threat,
        "before": before,
        "after": after,
        "standing": request_words.standing(asked),
        "moves": request_words.what_moves(threat),
        "changed": request_words.since_asked(asked, request.at, words),
        "why_not": _why_not(request, asked),
        "may_settle": request_words.may_settle(asked, threat, viewer),
        "may_withdraw": not asked.outcome and asked.asked_by_id == viewer.user_id,
        "who_approves": request_words.who_approves(asked, viewer),
        "form": form,
        "refusal": refusal,
        "trail": _trail(asked),
    }
    heading = f"{request_words.ACTS[asked.act]}: {threat.reference}"
    return pages.render(request, "threats/request.jinja", context, h1=heading, status=409 if refusal else 200)


def _why_not(request: Any, asked: DecisionRequest) -> str:
    """Why a request that waits cannot be approved as things stand; "" when it can."""
    if asked.outcome:
        return ""
    try:
        approving.check_can_be_approved(asked, asked.threat, asked.into, request.at)
    except rules.Broken as broken:
        return str(broken)
    return ""


def _asked_or_404(request: Any, reference: str, number: int) -> DecisionRequest:
    found = requests.request(found_or_404(reference, request).record, number)
    if found is None:
        raise Http404
    return found


def _trail(asked: DecisionRequest) -> list[Link]:
    reference = asked.threat.reference
    return [Link(reference, reverse("threats:threat", args=[reference]))]
