"""A second opinion: the same questions, answered by somebody else without the first answers in view."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.ui import pages
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.actions import writing
from fourfold.understanding.assessments.forms.answers import AnswersForm
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import results
from fourfold.understanding.assessments.rules.states import Unfinished
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.views.finding import assessment_or_404, trail
from fourfold.understanding.assessments.views.trying import attempt, sent


@door(Permission.ASSESS)
def second(request: Any, number: int) -> HttpResponse:
    """The form of a second opinion, begun or gone on with."""
    first = assessment_or_404(number)
    own = queries.second_of(first, request.viewer)
    model = answering.scoring_model(first.model)
    initial = AnswersForm.initial_of(own.answers if own else {})
    form = AnswersForm(sent(request), initial=initial, model=model)
    if request.method != "POST" or request.POST.get("act") == "work out":
        return _page(request, first, form, refusal=_refused(request, first))
    if not form.is_valid():
        return _page(request, first, form, status=422)
    try:
        kept, refusal = attempt(request, lambda: writing.second_opinion(
            assessment=first, answers=form.answers(), by=request.viewer, at=request.at
        ))  # fmt: skip
    except Unfinished as unfinished:
        form.show(unfinished.findings)
        return _page(request, first, form, status=422)
    if kept is None:
        return _page(request, first, form, status=409, refusal=refusal)
    messages.success(request, _("Your second opinion is kept beside the first."))
    return redirect("assessments:assessment", first.pk)


def _refused(request: Any, first: Assessment) -> str:
    if first.assessor_id == request.viewer.user_id:
        return _("A second opinion is somebody else's. Ask another analyst.")
    return ""


def _page(
    request: Any, first: Assessment, form: AnswersForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    valid = form.is_bound and form.is_valid()
    own = queries.second_of(first, request.viewer)
    answers = answering.given(form.answers()) if valid else answering.from_stored(own.answers if own else {})
    context = {
        "form": form,
        "first": first,
        "threat": first.threat,
        "model": form.model,
        "model_name": explain.model_name(form.model),
        "sections": results.sections(form, None),
        "result": results.result(form.model, answers),
        "refusal": refusal,
        "trail": trail(first.threat),
    }
    heading = _("Second opinion on %(reference)s") % {"reference": first.threat.reference}
    return pages.render(request, "assessments/second.jinja", context, h1=heading, status=status)
