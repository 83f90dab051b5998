"""Trying an act whose refusal belongs on the page it came from, with the words still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit

Result = TypeVar("Result")
Kinds = tuple[type[Exception], ...]


def attempt(
    act: Callable[[], Result], *, by: Viewer, page: str, refusals: Kinds = (), broken: Kinds = ()
) -> tuple[Result | None, str]:
    """What the act gave and "", or None and the sentence of why not; what it had begun is undone.

    `refusals` say that this person may not, and are written down as such, as the door writes down every Refused;
    `broken` say that it cannot be. Whatever else is raised passes.
    """
    in_words: Kinds = (Refused, *broken)
    try:
        with transaction.atomic():
            return act(), ""
    except in_words as why_not:
        return None, str(why_not)
    except refusals as refused:
        audit.record(
            audit.Operation.REFUSAL, page, by=by, kind="page", target=page, reason=str(refused)[:300]
        )
        return None, str(refused)
