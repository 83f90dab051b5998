"""The assessment form as a page, with its result, as it stands or with what was sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.forms.answers import AnswersForm
from fourfold.understanding.assessments.models import Assessment, State
from fourfold.understanding.assessments.presenters import results
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.views.finding import trail


def show(
    request: Any, one: Assessment, form: AnswersForm, *,
    status: int = 200, refusal: str = "", edition: object = None, elsewhere: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """The form with its result. `edition` is the one that the page was opened with; by default the latest."""
    answers = answering.from_stored(one.answers)
    if form.is_bound and form.is_valid():
        answers = answering.given(form.answers())
    record = queries.of_record(one.threat)
    context = {
        "form": form,
        "one": one,
        "threat": one.threat,
        "model": form.model,
        "model_name": explain.model_name(form.model),
        "of_older_model": not answering.in_force(one.model, clock.day_of(request.at)),
        "sections": results.sections(form, record, elsewhere),
        "record": record,
        "result": results.result(form.model, answers),
        "edition": one.edition if edition is None else edition,
        "digest": answering.digest_of(one),
        "returned": _why_returned(one),
        "clash": elsewhere is not None,
        "saved_at": queries.saved_at(one),
        "refusal": refusal,
        "trail": trail(one.threat),
    }
    heading = _("Assess %(reference)s") % {"reference": one.threat.reference}
    return pages.render(request, "assessments/assess.jinja", context, h1=heading, status=status)


def form_of(one: Assessment, data: Any = None) -> AnswersForm:
    """The form of an assessment's model, with its answers or with what was sent."""
    initial = AnswersForm.initial_of(one.answers, opened=one.edition)
    form = AnswersForm(data, initial=initial, model=answering.scoring_model(one.model))
    form.words_kept = False  # the assessment is its own draft
    return form


def _why_returned(one: Assessment) -> Any:
    if one.state != State.RETURNED:
        return None
    return one.reviews.filter(act="return").select_related("by").order_by("-pk").first()
