"""What was sent, and the act that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fourfold.core.access import trying
from fourfold.understanding.assessments.actions.refusals import REFUSALS

Result = TypeVar("Result")


def attempt(request: Any, act: Callable[[], Result]) -> tuple[Result | None, str]:
    """What the act gave, or None and the sentence to show beside the words that were sent."""
    page = request.resolver_match.view_name
    return trying.attempt(act, by=request.viewer, page=page, refusals=REFUSALS)


def sent(request: Any) -> Any:
    """What was sent, for a form; None when the page is only opened."""
    return request.POST if request.method == "POST" else None
