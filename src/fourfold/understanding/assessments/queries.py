"""Reads of assessments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from fourfold.core.access.viewers import Viewer
from fourfold.understanding.assessments.models import OPEN, Assessment, Challenge, ModelFile, Review, State
from fourfold.understanding.threats.models import Threat


def assessment(number: int) -> Assessment | None:
    """One assessment, or None where there is none for this viewer."""
    return whole().filter(pk=number).first()


def of_record(threat: Any) -> Assessment | None:
    """The assessment that stands for a threat: the last moderated one, None once that was withdrawn."""
    return whole().filter(pk=threat.assessment_of_record).first()


def records(threats: Iterable[Any]) -> dict[int, Assessment]:
    """The assessments of record of some threats, by threat."""
    numbers = [one.assessment_of_record for one in threats if one.assessment_of_record]
    return {one.threat_id: one for one in whole().filter(pk__in=numbers)}


def open_assessment(threat_id: int) -> Assessment | None:
    """The one assessment of a threat that is being written or moderated."""
    return whole().filter(threat_id=threat_id, state__in=OPEN, second_to__isnull=True).first()


def of_threat(threat_id: int) -> list[Assessment]:
    """Every assessment of a threat, the newest first."""
    return list(whole().filter(threat_id=threat_id).order_by("-number"))


def second_of(first: Assessment, viewer: Viewer) -> Assessment | None:
    """The viewer's own second opinion on an assessment."""
    return whole().filter(second_to=first, assessor_id=viewer.user_id).first()


def returned(viewer: Viewer) -> list[Assessment]:
    """What came back to this assessor."""
    return list(whole().filter(state=State.RETURNED, assessor_id=viewer.user_id).order_by("pk"))


def reviews(one: Assessment) -> list[Review]:
    """What was done with an assessment, in order, with who did it."""
    return list(one.reviews.select_related("by").order_by("at", "pk"))


def challenge(number: int) -> Challenge | None:
    """One challenge, or None where there is none for this viewer."""
    return _challenges().filter(pk=number).first()


def challenges(one: Assessment) -> list[Challenge]:
    """The challenges to an assessment, in order."""
    return list(_challenges().filter(assessment=one).order_by("pk"))


def open_challenge(one: Assessment) -> Challenge | None:
    """The challenge to an assessment that waits for its decision."""
    return _challenges().filter(assessment=one, outcome="").first()


def to_decide(viewer: Viewer) -> list[Challenge]:
    """The challenges that were put to this person and wait, the longest first."""
    return list(_challenges().filter(decider_id=viewer.user_id, outcome="").order_by("raised_at", "pk"))


def model_in_force(kind: str, on: date, *, known: datetime | None = None) -> ModelFile:
    """The model of a kind that is in force on a day (of those known at a moment); ModelFile.DoesNotExist if none is."""
    in_force = Q(in_force_from__lte=on) & (Q(in_force_to__isnull=True) | Q(in_force_to__gte=on))
    adopted = Q(adopted_at__lte=known) if known else Q()
    found = ModelFile.objects.filter(in_force, adopted, kind=kind).order_by("-in_force_from", "-pk").first()
    if found is None:
        raise ModelFile.DoesNotExist
    return found


def models() -> list[ModelFile]:
    """Every adopted model, the latest of each kind first."""
    return list(ModelFile.objects.select_related("adopted_by").order_by("kind", "-in_force_from", "-pk"))


def is_adopted(code: str, version: str) -> bool:
    """Whether this version of a model is adopted already."""
    return ModelFile.objects.filter(code=code, version=version).exists()


def threat_of(reference: str) -> Threat | None:
    """The live threat with this reference, for writing."""
    return Threat.objects.filter(reference=reference).first()


def _challenges() -> QuerySet[Challenge]:
    return Challenge.objects.select_related(
        "assessment", "assessment__threat", "assessment__model", "raised_by", "decider"
    )


def whole() -> QuerySet[Assessment]:
    """Assessments with their threat, model and people."""
    return Assessment.objects.select_related("threat", "model", "assessor", "moderator")


def saved_at(one: Assessment) -> datetime | None:
    """When the latest version of an assessment was recorded."""
    with connection.cursor() as cursor:
        cursor.execute("select max(recorded_from) from assessments_assessment_hist where id = %s", [one.pk])
        found: datetime | None = cursor.fetchone()[0]
        return found
