"""What is done with a batch that waits: tried, loaded, or taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.ui import pages
from fourfold.data.sources.actions import asking, receiving, turns
from fourfold.data.sources.policy import Permission
from fourfold.data.sources.views.batches import found_or_404


@door(Permission.LOAD)
@require_POST
def try_out(request: Any, number: int) -> HttpResponse:
    """Try a batch that the worker did not come to try."""
    return _acted(request, number, asking.try_out)


@door(Permission.LOAD)
@require_POST
def load(request: Any, number: int) -> HttpResponse:
    """Load a batch that was tried."""
    return _acted(request, number, asking.load)


@door(Permission.LOAD)
@require_POST
def withdraw(request: Any, number: int) -> HttpResponse:
    """Take back a batch that shall not be loaded."""
    return _acted(request, number, receiving.withdraw)


def _acted(request: Any, number: int, act: Any) -> HttpResponse:
    found = found_or_404(number)
    try:
        act(batch=found, by=request.viewer, at=request.at)
    except turns.Busy as busy:
        return pages.refusal(request, str(busy), status=409)
    return redirect("sources:batch", number)
