"""Reads of assessments."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.models import Agency, Kind
from fourfold.understanding.assessments.models import OPEN, Assessment, ModelFile, State
from fourfold.understanding.assessments.rules.moderators import Moderator
from fourfold.understanding.threats.models import Threat


def assessment(number: int) -> Assessment | None:
    """One assessment, or None where there is none for this viewer."""
    found: Assessment | None = _whole().filter(pk=number).first()
    return found


def of_record(threat: Any) -> Assessment | None:
    """The assessment that stands for a threat: the last moderated one that was not withdrawn."""
    found: Assessment | None = _whole().filter(pk=threat.assessment_of_record).first()
    return found


def open_assessment(threat_id: int) -> Assessment | None:
    """The one assessment of a threat that is being written or moderated."""
    found: Assessment | None = _whole().filter(threat_id=threat_id, state__in=OPEN, second_to__isnull=True).first()
    return found


def of_threat(threat_id: int) -> list[Assessment]:
    """Every assessment of a threat, the newest first."""
    return list(_whole().filter(threat_id=threat_id).order_by("-number"))


def queue(viewer: Viewer) -> list[Assessment]:
    """What waits for moderation, the longest waiting first; never the viewer's own."""
    waiting = _whole().filter(state=State.SUBMITTED, second_to__isnull=True).exclude(assessor_id=viewer.user_id)
    return list(waiting.prefetch_related("seconds").order_by("submitted_at", "pk"))


def returned(viewer: Viewer) -> list[Assessment]:
    """What came back to this assessor."""
    return list(_whole().filter(state=State.RETURNED, assessor_id=viewer.user_id).order_by("pk"))


def model_in_force(kind: str, on: date) -> ModelFile:
    """The model of a kind that is in force on a day; ModelFile.DoesNotExist when none is."""
    in_force = Q(in_force_from__lte=on) & (Q(in_force_to__isnull=True) | Q(in_force_to__gte=on))
    found = ModelFile.objects.filter(in_force, kind=kind).order_by("-in_force_from", "-pk").first()
    if found is None:
        raise ModelFile.DoesNotExist
    return found


def owner_kind(assessment: Assessment) -> str:
    """What kind of agency owns the assessed threat."""
    return Agency.objects.values_list("kind", flat=True).get(pk=assessment.threat.owner_agency_id)


def moderator(assessment: Assessment, viewer: Viewer, on: date) -> Moderator:
    """What the rule must know of somebody about to moderate."""
    owner = assessment.threat.owner_agency_id
    region = agencies.region_of(owner, on)
    agency = viewer.agency_id or 0
    return Moderator(
        user_id=viewer.user_id or 0,
        of_rocta=_is_rocta(agency) and agencies.region_of(agency, on) == region,
        had_a_part=assessment.seconds.filter(assessor_id=viewer.user_id).exists()
        or assessment.reviews.filter(act="submit", by_id=viewer.user_id).exists(),
        of_another_agency=agency not in agencies.descendants(owner, on),
    )


def threat_of(reference: str) -> Threat | None:
    """The live threat with this reference, for writing."""
    found: Threat | None = Threat.objects.filter(reference=reference).first()
    return found


def _is_rocta(agency_id: int) -> bool:
    return Agency.objects.filter(pk=agency_id, kind=Kind.UNIT, code__endswith="rocta").exists()


def _whole() -> QuerySet[Assessment]:
    return Assessment.objects.select_related("threat", "model", "assessor", "moderator")
