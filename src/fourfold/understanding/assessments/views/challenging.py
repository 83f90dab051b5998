"""A force challenges a moderation, and the named decider decides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.assessments import parts, queries
from fourfold.understanding.assessments.actions import challenging
from fourfold.understanding.assessments.forms.deciding import OVERTURN, ChallengeDecisionForm, ChallengeForm
from fourfold.understanding.assessments.models import Assessment, Challenge, State
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import challenged, compared, panels, timeline
from fourfold.understanding.assessments.views.finding import assessment_or_404, trail
from fourfold.understanding.assessments.views.trying import attempt, sent


@door(Permission.CHALLENGE)
def challenge(request: Any, number: int) -> HttpResponse:
    """Challenge a return, or the moderation that stands, to somebody who had no part in it."""
    one = assessment_or_404(number)
    deciders = parts.deciders(one, request.viewer, clock.day_of(request.at))
    form = ChallengeForm(sent(request), deciders=deciders)
    refusal, status = _cannot(one), 200
    if request.method == "POST" and form.is_valid():
        raised, refusal = attempt(request, lambda: challenging.challenge(
            assessment=one, reason=form.cleaned_data["reason"], decider_id=form.cleaned_data["decider"],
            by=request.viewer, at=request.at,
        ))  # fmt: skip
        if raised is not None:
            messages.success(
                request, _("The challenge waits for %(person)s.") % {"person": raised.decider.name}
            )
            return redirect("assessments:challenge-one", raised.pk)
        status = 409
    context = {
        "form": form,
        "one": one,
        "threat": one.threat,
        "events": timeline.events(one),
        "deciders": deciders,
        "refusal": refusal,
        "possible": not _cannot(one),
        "trail": trail(one.threat),
    }
    return pages.render(request, "assessments/challenge.jinja", context, h1=_heading(one), status=status)


@door(Permission.VIEW)
def challenge_one(request: Any, number: int) -> HttpResponse:
    """One challenge: read by whoever sees the threat, decided by whom it was put to."""
    raised = queries.challenge(number)
    if raised is None:
        raise Http404
    form = ChallengeDecisionForm(sent(request), of_return=raised.assessment.state == State.RETURNED)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        decided, refusal = attempt(request, lambda: challenging.decide(
            raised=raised, overturn=form.cleaned_data["decision"] == OVERTURN,
            reason=form.cleaned_data["reason"], by=request.viewer, at=request.at,
        ))  # fmt: skip
        if decided is not None:
            messages.success(request, _("Your decision is recorded with its reason."))
            return redirect("assessments:challenge-one", number)
    return _page(request, raised, form, refusal)


def _page(request: Any, raised: Challenge, form: ChallengeDecisionForm, refusal: str) -> HttpResponse:
    one = raised.assessment
    reviews = queries.reviews(one)
    audit.consulted("challenge.read", by=request.viewer, kind="threat", target=one.threat.reference)
    context = {
        "raised": raised,
        "one": one,
        "threat": one.threat,
        "outcome": challenged.outcome(raised, reviews),
        "lines": compared.lines(one, None, ()),
        "override": panels.override(one),
        "events": timeline.events(one),
        "form": form,
        "mine": raised.decider_id == request.viewer.user_id and not raised.outcome,
        "refusal": refusal,
        "trail": trail(one.threat),
    }
    of_return = challenged.of_return(raised, reviews)
    heading = _("Challenge to the moderation of %(reference)s")
    if of_return:
        heading = _("Challenge to the return of %(reference)s")
    return pages.render(
        request,
        "assessments/challenge_one.jinja",
        context,
        h1=heading % {"reference": one.threat.reference},
        status=409 if refusal else 200,
    )


def _heading(one: Assessment) -> str:
    said = _("Challenge the moderation of %(reference)s")
    if one.state == State.RETURNED:
        said = _("Challenge the return of %(reference)s")
    return said % {"reference": one.threat.reference}


def _cannot(one: Assessment) -> str:
    try:
        challenging.check_challengeable(one)
    except challenging.CannotChallenge as why:
        return str(why)
    return ""
