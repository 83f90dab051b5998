"""Trying an act whose refusal belongs on the page it came from, with the words still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.db import transaction
from django.http import Http404

from fourfold.core.access.policy import Refused
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions.adopting import AlreadyAdopted
from fourfold.understanding.assessments.actions.challenging import CannotChallenge
from fourfold.understanding.assessments.actions.moderating import ChangedSinceSubmitted
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.rules.moderators import MayNotModerate
from fourfold.understanding.assessments.rules.states import ReasonNeeded, WrongState

REFUSALS = (
    Refused, MayNotModerate, WrongState, ReasonNeeded, CannotChallenge, ChangedSinceSubmitted, AlreadyAdopted,
)  # fmt: skip

Result = TypeVar("Result")


def attempt(request: Any, act: Callable[[], Result]) -> tuple[Result | None, str]:
    """What the act gave, or None and the sentence of its refusal; what it had begun is undone, the refusal kept."""
    try:
        with transaction.atomic():
            return act(), ""
    except REFUSALS as refused:
        name = request.resolver_match.view_name
        audit.record(
            audit.Operation.REFUSAL, name, by=request.viewer, kind="page", target=name, reason=str(refused)[:300]
        )
        return None, str(refused)


def assessment_or_404(number: int) -> Assessment:
    """The assessment, or the page that says the same for none and for one that is not the viewer's."""
    found = queries.assessment(number)
    if found is None:
        raise Http404
    return found


def sent(request: Any) -> Any:
    """What was sent, for a form; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def done(request: Any) -> list[str]:
    """What was done on the page before."""
    return [str(message) for message in messages.get_messages(request)]
