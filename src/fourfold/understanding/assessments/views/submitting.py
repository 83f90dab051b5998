"""The last look before an assessment is handed to its moderator; and taking one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.ui import pages
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.actions import writing
from fourfold.understanding.assessments.forms.deciding import SubmitForm, WithdrawForm
from fourfold.understanding.assessments.models import Assessment, State
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import compared, results, words
from fourfold.understanding.assessments.rules import overriding
from fourfold.understanding.assessments.rules.states import Unfinished
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.scoring.checks import check_answers
from fourfold.understanding.assessments.views.finding import assessment_or_404, threat_or_404, trail
from fourfold.understanding.assessments.views.trying import attempt, sent


@door(Permission.ASSESS)
def check(request: Any, reference: str) -> HttpResponse:
    """Everything that would be submitted, what is still to mend, and the button."""
    one = _own_draft(request, reference)
    if one is None:
        return redirect("assessments:assess", reference)
    form = _form(one, sent(request))
    if request.method != "POST":
        return _page(request, one, form)
    if not form.is_valid():
        return _page(request, one, form, status=422)
    return _submit(request, one, form)


def _submit(request: Any, one: Assessment, form: SubmitForm) -> HttpResponse:
    try:
        submitted, refusal = attempt(request, lambda: writing.submit(
            assessment=one, by=request.viewer, at=request.at, override=form.override(),
            opened=form.cleaned_data["opened"], digest=form.cleaned_data["digest"],
        ))  # fmt: skip
    except writing.Clash:
        words_of_clash = _("This changed after you checked it. Read it again, then submit.")
        return _page(request, _again(one), form, status=409, refusal=words_of_clash)
    except Unfinished as unfinished:
        form.show(unfinished.findings)
        return _page(request, _again(one), form, status=422)
    if submitted is None:
        return _page(request, _again(one), form, status=409, refusal=refusal)
    messages.success(
        request, _("%(reference)s is submitted for moderation.") % {"reference": submitted.threat.reference}
    )
    return redirect("assessments:assessment", submitted.pk)


@door(Permission.ASSESS)
def withdraw(request: Any, number: int) -> HttpResponse:
    """Take an assessment back, with the reason."""
    one = assessment_or_404(number)
    form = WithdrawForm(sent(request))
    refusal = ""
    if request.method == "POST" and form.is_valid():
        taken, refusal = attempt(request, lambda: writing.withdraw(
            assessment=one, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at
        ))  # fmt: skip
        if taken is not None:
            messages.success(request, _("The assessment is withdrawn."))
            return redirect("assessments:assessment", number)
    context = {"form": form, "one": one, "threat": one.threat, "refusal": refusal, "trail": trail(one.threat),
               "of_record": one.threat.assessment_of_record == one.pk}  # fmt: skip
    heading = _("Withdraw the assessment of %(reference)s") % {"reference": one.threat.reference}
    return pages.render(
        request, "assessments/withdraw.jinja", context, h1=heading, status=409 if refusal else 200
    )


def _own_draft(request: Any, reference: str) -> Assessment | None:
    one = queries.open_assessment(threat_or_404(reference).pk)
    if one is None or one.state == State.SUBMITTED or one.assessor_id != request.viewer.user_id:
        return None
    return one


def _form(one: Assessment, data: Any) -> SubmitForm:
    initial = {
        "opened": one.edition,
        "digest": answering.digest_of(one),
        overriding.TIER: one.tier_override or "",
        overriding.REASON: one.override_reason,
    }
    return SubmitForm(data, initial=initial, model=answering.scoring_model(one.model))


def _again(one: Assessment) -> Assessment:
    found = queries.assessment(one.pk)
    if found is None:
        raise Http404
    return found


def _page(
    request: Any, one: Assessment, form: SubmitForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    model, answers = answering.scoring_model(one.model), answering.from_stored(one.answers)
    lines = compared.lines(one, queries.of_record(one.threat), ())
    digest = answering.digest_of(one)
    context = {
        "form": form,
        "one": one,
        "threat": one.threat,
        "lines": lines,
        "changes": compared.changes(lines),
        "findings": check_answers(model, answers, submitting=True),
        "result": results.result(model, answers),
        "model_name": explain.model_name(model),
        "edition": one.edition,
        "digest": digest,
        "asked_override": bool(form[overriding.TIER].value() or form.errors),
        "short_digest": words.short_digest(digest),
        "refusal": refusal,
        "trail": trail(one.threat),
    }
    heading = _("Check the assessment of %(reference)s") % {"reference": one.threat.reference}
    return pages.render(request, "assessments/check.jinja", context, h1=heading, status=status)
