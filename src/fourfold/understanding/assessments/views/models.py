"""Scoring models: those adopted, and a new file checked, previewed and adopted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.ui import formats, pages
from fourfold.core.ui.frame import Link
from fourfold.understanding.assessments import adoption, answering, queries
from fourfold.understanding.assessments.actions import adopting
from fourfold.understanding.assessments.forms.adopting import AdoptForm, ModelFileForm, PackedField
from fourfold.understanding.assessments.models import ModelFile
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import words
from fourfold.understanding.assessments.rules import moderators
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.scoring.model import ScoringModel
from fourfold.understanding.assessments.scoring.nodes import text_of
from fourfold.understanding.assessments.scoring.reading import read_model
from fourfold.understanding.assessments.scoring.refusal import ModelRefused
from fourfold.understanding.assessments.views.trying import attempt

KINDS = {"tactical": gettext_lazy("Tactical"), "thematic": gettext_lazy("Thematic")}
WAYS = {
    "rocta": gettext_lazy("the region's threat assessment unit (ROCTA)"),
    "uninvolved": gettext_lazy("an analyst who had no part in it"),
    "other": gettext_lazy("another agency than the owner"),
}
OWNERS = {
    "force": gettext_lazy("A force"), "rocu": gettext_lazy("A regional unit (ROCU)"),
    "any": gettext_lazy("Any other agency"),
}  # fmt: skip


@door(Permission.ADOPT_MODELS)
def models(request: Any) -> HttpResponse:
    """The models with the days that they are in force, and a file to check, preview and adopt."""
    if request.method != "POST":
        return _list(request, ModelFileForm())
    if request.POST.get("act") == "adopt":
        return _adopt(request)
    form = ModelFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, status=422)
    return _check(request, form)


def _check(request: Any, form: ModelFileForm) -> HttpResponse:
    content = form.cleaned_data["file"]
    try:
        model = read_model(content, threat_facts=answering.THREAT_FACTS)
    except ModelRefused as refused:
        return _list(request, form, status=422, mistakes=refused.mistakes)
    return _preview(request, model, text_of(content))


def _adopt(request: Any) -> HttpResponse:
    form = AdoptForm(request.POST)
    if not form.is_valid():
        return _list(request, ModelFileForm(), status=422, refusal=" ".join(map(str, form.errors["text"])))
    text = form.cleaned_data["text"]
    try:
        adopted, refusal = attempt(
            request, lambda: adopting.adopt(text=text, by=request.viewer, at=request.at)
        )
    except ModelRefused as refused:
        return _list(request, ModelFileForm(), status=422, mistakes=refused.mistakes)
    if adopted is None:
        return _list(request, ModelFileForm(), status=409, refusal=refusal)
    messages.success(request, _("%(model)s is adopted, in force from %(day)s.") % {
        "model": adopted, "day": formats.day(adopted.in_force_from)})  # fmt: skip
    return redirect("assessments:models")


def _list(
    request: Any, form: ModelFileForm, *, status: int = 200, refusal: str = "", mistakes: tuple[Any, ...] = ()
) -> HttpResponse:
    on = clock.day_of(request.at)
    context = {
        "form": form,
        "models": [_shown(file, on) for file in queries.models()],
        "rules": [
            (OWNERS[rule.owner_kind], [WAYS[way] for way in rule.moderated_by], rule)
            for rule in moderators.rules()
        ],
        "mistakes": mistakes,
        "refusal": refusal,
    }
    return pages.render(request, "assessments/models.jinja", context, h1=_("Models and rules"), status=status)


def _shown(file: ModelFile, on: date) -> dict[str, Any]:
    model = answering.scoring_model(file)
    return {
        "file": file,
        "name": explain.model_name(model),
        "kind": KINDS[file.kind],
        "state": _state(file, on),
        "digest": words.short_digest(file.digest),
        "criteria": len(model.criteria),
    }


def _state(file: ModelFile, on: date) -> str:
    """Whether a model applies on a day: it has started, has not ended, and no later one took its place."""
    if file.in_force_from > on:
        return _("Starts later")
    try:
        applies = queries.model_in_force(file.kind, on).pk == file.pk
    except ModelFile.DoesNotExist:
        applies = False
    return _("In force") if applies else _("No longer in force")


def _preview(request: Any, model: ScoringModel, text: str) -> HttpResponse:
    found = adoption.preview(model)
    exists = queries.is_adopted(model.code, model.version)
    context = {
        "model": model,
        "model_name": explain.model_name(model),
        "found": found,
        "tiers": sorted(found.tiers.items(), key=lambda pair: tuple(tier or 99 for tier in pair[0])),
        "packed": PackedField.pack(text),
        "refusal": str(adopting.AlreadyAdopted()) if exists else "",
        "may_adopt": not exists,
        "digest": words.short_digest(model.digest),
        "plain": explain.plain,
        "trail": [Link(_("Models and rules"), reverse("assessments:models"))],
    }
    heading = _("What %(model)s would change") % {"model": explain.model_name(model)}
    return pages.render(request, "assessments/preview.jinja", context, h1=heading)
