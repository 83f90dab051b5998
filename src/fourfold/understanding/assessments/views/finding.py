"""Finding what a page is about, and the way back to its threat."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.ui import frame
from fourfold.core.ui.frame import Link
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.models import Threat


def assessment_or_404(number: int) -> Assessment:
    """The assessment, or the page that says the same for none and for one that is not the viewer's."""
    found = queries.assessment(number)
    if found is None:
        raise Http404
    return found


def threat_or_404(reference: str) -> Threat:
    """The live threat, or the page that says the same for none and for one that is not the viewer's."""
    found = queries.threat_of(reference)
    if found is None:
        raise Http404
    return found


def trail(threat: Any, request: HttpRequest | None = None) -> list[Link]:
    """The way back to the threat; from a page of the past it stays there."""
    return [
        Link(_("Threats"), frame.keep_as_of(request, reverse("threats:list"))),
        Link(
            threat.reference,
            frame.keep_as_of(request, reverse("threats:threat", args=[threat.reference])),
        ),
    ]
