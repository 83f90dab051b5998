"""What the pages of assessments share: trying an act, finding one, and what a form sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.ui.frame import Link
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions import trying
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.threats.models import Threat

Result = TypeVar("Result")


def attempt(request: Any, act: Callable[[], Result]) -> tuple[Result | None, str]:
    """What the act gave, or None and the sentence to show beside the words that were sent."""
    return trying.attempt(act, by=request.viewer, page=request.resolver_match.view_name)


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


def trail(threat: Threat) -> list[Link]:
    """The way back to the threat."""
    return [
        Link(_("Threats"), reverse("threats:list")),
        Link(threat.reference, reverse("threats:threat", args=[threat.reference])),
    ]


def sent(request: Any) -> Any:
    """What was sent, for a form; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def done(request: Any) -> list[str]:
    """What was done on the page before."""
    return [str(message) for message in messages.get_messages(request)]
