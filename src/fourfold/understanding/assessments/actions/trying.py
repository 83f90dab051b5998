"""Trying an act whose refusal belongs on the page it came from, with the words still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments.actions.adopting import AlreadyAdopted
from fourfold.understanding.assessments.actions.challenging import CannotChallenge
from fourfold.understanding.assessments.actions.moderating import ChangedSinceSubmitted
from fourfold.understanding.assessments.rules.moderators import MayNotModerate
from fourfold.understanding.assessments.rules.states import ReasonNeeded, WrongState

REFUSALS = (
    Refused, MayNotModerate, WrongState, ReasonNeeded, CannotChallenge, ChangedSinceSubmitted, AlreadyAdopted,
)  # fmt: skip

Result = TypeVar("Result")


def attempt(act: Callable[[], Result], *, by: Viewer, page: str) -> tuple[Result | None, str]:
    """What the act gave, or None and the sentence of its refusal; what it had begun is undone, the refusal kept."""
    try:
        with transaction.atomic():
            return act(), ""
    except REFUSALS as refused:
        if not isinstance(refused, Refused):  # of those the door makes the entry, wherever they are caught
            audit.record(
                audit.Operation.REFUSAL, page, by=by, kind="page", target=page, reason=str(refused)[:300]
            )
        return None, str(refused)
