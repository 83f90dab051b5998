"""One decision of a moderator: what changed, side by side, and bound to exactly what was read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import formats, pages
from fourfold.core.ui.frame import Link
from fourfold.understanding.assessments import answering, changed, queries, waiting
from fourfold.understanding.assessments.actions import moderating
from fourfold.understanding.assessments.forms.deciding import AGREE, ModerationForm
from fourfold.understanding.assessments.models import Assessment, State
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import challenged, compared, panels, results, shifts, words
from fourfold.understanding.assessments.quality import movement
from fourfold.understanding.assessments.rules.moderators import MayNotModerate
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.views.finding import assessment_or_404
from fourfold.understanding.assessments.views.trying import attempt, sent


@door(Permission.MODERATE)
def decide(request: Any, number: int) -> HttpResponse:
    """One submission beside the last record and the second opinions; then the decision."""
    one = assessment_or_404(number)
    if request.method != "POST" and (one.state != State.SUBMITTED or one.second_to_id):
        return redirect("assessments:assessment", number)
    audit.consulted("assessment.read", by=request.viewer, kind="threat", target=one.threat.reference)
    form = _form(one, sent(request))
    if request.method != "POST":
        return _decision_page(request, one, form)
    if not form.is_valid():
        return _decision_page(request, one, form, status=422)
    return _decide(request, one, form)


def _decide(request: Any, one: Assessment, form: ModerationForm) -> HttpResponse:
    given = form.cleaned_data
    step = moderating.agree if given["decision"] == AGREE else moderating.give_back
    try:
        decided, refusal = attempt(request, lambda: step(
            assessment=one, digest=given["digest"], reason=given["reason"], by=request.viewer, at=request.at
        ))  # fmt: skip
    except moderating.ChangedSinceOpened:
        found = changed.since(one, given["digest"])
        return _decision_page(
            request, _again(one), form, status=409, refusal=_changed_words(found), changed=found
        )
    if decided is None:
        return _decision_page(request, _again(one), form, status=409, refusal=refusal)
    sentence = (
        _("%(reference)s is moderated.") if given["decision"] == AGREE else _("%(reference)s is returned.")
    )
    messages.success(request, sentence % {"reference": one.threat.reference})
    return redirect("assessments:queue")


def _changed_words(found: list[str]) -> str:
    if not found:
        return _("This changed after you opened it. Read it again, then decide.")
    return ngettext(
        "This changed after you opened it. Read %(count)s change, then decide.",
        "This changed after you opened it. Read %(count)s changes, then decide.",
        len(found),
    ) % {"count": len(found)}


def _decision_page(
    request: Any, one: Assessment, form: ModerationForm, *,
    status: int = 200, refusal: str = "", changed: list[str] | None = None,
) -> HttpResponse:  # fmt: skip
    last = queries.of_record(one.threat)
    seconds = waiting.seconds([one]).get(one.pk, [])
    model = answering.scoring_model(one.model)
    lines = compared.lines(one, last, seconds)
    digest, reviews = answering.digest_of(one), queries.reviews(one)
    context = {
        "one": one,
        "threat": one.threat,
        "lines": lines,
        "changes": compared.changes(lines),
        "scores": compared.scores(one, last, seconds),
        "seconds": seconds,
        "last": last,
        "result": results.result(model, answering.from_stored(one.answers)),
        "model_name": explain.model_name(model),
        "override": panels.override(one),
        "stated": words.stated(one),
        "habit": movement.habit(one, clock.day_of(request.at)),
        "mean": shifts.mean,
        "interval": shifts.interval,
        "earlier": list(zip(challenged.acts(reviews), reviews, strict=True)),
        "waits": formats.waited(one.submitted_at, request.at) if one.submitted_at else "",
        "form": form,
        "digest": digest,
        "short_digest": words.short_digest(digest),
        "since_submitted": changed_facts(one, digest),
        "may_not": _may_not(request, one),
        "refusal": refusal,
        "changed": changed or [],
        "trail": [Link(_("Moderation"), reverse("assessments:queue"))],
    }
    heading = _("Moderate %(reference)s") % {"reference": one.threat.reference}
    return pages.render(request, "assessments/decide.jinja", context, h1=heading, status=status)


def changed_facts(one: Assessment, digest: str) -> list[str]:
    """What of the threat is another now than when the assessment was sealed; it can then only be returned."""
    if one.state != State.SUBMITTED or digest == one.digest:
        return []
    return changed.since(one, one.digest) or [_("A material fact of the threat has changed.")]


def _form(one: Assessment, data: Any) -> ModerationForm:
    digest = answering.digest_of(one)
    return ModerationForm(
        data,
        initial={"digest": digest},
        may_agree=data is not None or digest == one.digest,
        other_tier=one.tier_override,
    )


def _again(one: Assessment) -> Assessment:
    return assessment_or_404(one.pk)


def _may_not(request: Any, one: Assessment) -> str:
    """Why this person does not decide this one; "" when they do."""
    try:
        moderating.check_may_moderate(one, request.viewer, request.at)
    except MayNotModerate as why:
        return str(why)
    return ""
