"""The assessment form: start, write, work out, check and submit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import pages
from fourfold.understanding.assessments import answering, queries
from fourfold.understanding.assessments.actions import drafts, writing
from fourfold.understanding.assessments.forms.answers import AnswersForm
from fourfold.understanding.assessments.models import Assessment, State
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import results, words
from fourfold.understanding.assessments.rules.states import Unfinished
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.views import form_page
from fourfold.understanding.assessments.views.finding import threat_or_404, trail
from fourfold.understanding.assessments.views.trying import attempt
from fourfold.understanding.threats.models import Threat


@door(Permission.ASSESS)
def assess(request: Any, reference: str) -> HttpResponse:
    """The form of the open draft; before there is one, the offer to start it."""
    threat = threat_or_404(reference)
    if request.method == "POST":
        return ACTS.get(request.POST.get("act", "save"), _save)(request, threat)
    one = queries.open_assessment(threat.pk)
    audit.consulted("assessment.write", by=request.viewer, kind="threat", target=reference)
    if one is None or one.state == State.SUBMITTED or one.assessor_id != request.viewer.user_id:
        return _offer(request, threat, one)
    return form_page.show(request, one, form_page.form_of(one))


@door(Permission.ASSESS)
@require_POST
def result(request: Any, reference: str) -> HttpResponse:
    """What the answers on the form come to, as a part of the page; nothing is saved."""
    one = queries.open_assessment(threat_or_404(reference).pk)
    if one is None:
        raise Http404
    model = answering.scoring_model(one.model)
    form = AnswersForm(request.POST, model=model)
    answers = answering.given(form.answers()) if form.is_valid() else answering.from_stored(one.answers)
    return pages.part(request, "assessments/_result.jinja", {"result": results.result(model, answers)})


def _start(request: Any, threat: Threat) -> HttpResponse:
    _begun, refusal = attempt(request, lambda: writing.start(threat=threat, by=request.viewer, at=request.at))
    if refusal:
        return _offer(request, threat, queries.open_assessment(threat.pk), refusal=refusal)
    return redirect("assessments:assess", threat.reference)


def _take_over(request: Any, threat: Threat) -> HttpResponse:
    one = _open_or_404(threat)
    _taken, refusal = attempt(request, lambda: writing.take_over(assessment=one, by=request.viewer))
    if refusal:
        return _offer(request, threat, one, refusal=refusal)
    return redirect("assessments:assess", threat.reference)


def _work_out(request: Any, threat: Threat) -> HttpResponse:
    """The same as the live result, for a browser without scripts; the words stay, nothing is saved."""
    one = _open_or_404(threat)
    return form_page.show(
        request, one, form_page.form_of(one, request.POST), edition=request.POST.get("opened", "")
    )


def _save(request: Any, threat: Threat) -> HttpResponse:
    one = _open_or_404(threat)
    form = form_page.form_of(one, request.POST)
    if not form.is_valid():
        return form_page.show(request, one, form, status=422, edition=request.POST.get("opened", ""))
    try:
        saved, refusal = attempt(request, lambda: writing.save(
            assessment=one, opened=form.cleaned_data["opened"] or 0, answers=form.answers(),
            by=request.viewer, at=request.at,
        ))  # fmt: skip
    except writing.Clash as clash:
        return form_page.show(request, one, form, status=409, refusal=str(clash), elsewhere=one.answers)
    except Unfinished as unfinished:
        form.show(unfinished.findings)
        return form_page.show(request, one, form, status=422)
    if saved is None:
        return form_page.show(request, one, form, status=409, refusal=refusal)
    return _after_saving(request, saved)


def _after_saving(request: Any, saved: Assessment) -> HttpResponse:
    if request.POST.get("act") == "check":
        return redirect("assessments:check", saved.threat.reference)
    messages.success(
        request, _("The draft of %(reference)s is saved.") % {"reference": saved.threat.reference}
    )
    return redirect("threats:threat", saved.threat.reference)


ACTS = {"start": _start, "take over": _take_over, "work out": _work_out, "save": _save, "check": _save}


def _offer(request: Any, threat: Threat, one: Assessment | None, *, refusal: str = "") -> HttpResponse:
    """What stands, and the one next step: start, take over, or wait for the moderator."""
    record = queries.of_record(threat)
    try:
        model = answering.scoring_model(drafts.in_force(request.at))
    except drafts.NoModel as none:
        model, refusal = None, str(none)
    context = {
        "threat": threat,
        "one": one,
        "record": record,
        "model": model,
        "model_name": explain.model_name(model) if model else "",
        "open_words": words.open_words(one) if one else "",
        "refusal": refusal,
        "trail": trail(threat),
    }
    heading = _("Assess %(reference)s") % {"reference": threat.reference}
    return pages.render(
        request,
        "assessments/start.jinja",
        context,
        h1=heading,
        status=409 if refusal and request.POST else 200,
    )


def _open_or_404(threat: Threat) -> Assessment:
    one = queries.open_assessment(threat.pk)
    if one is None:
        raise Http404
    return one
