"""An address that takes only what a form sends, opened by itself: a page in words where Django leaves a blank one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from . import wrong_turns

Answer = Callable[[HttpRequest], HttpResponseBase]


def in_words(answer: Answer) -> Answer:
    """Middleware: 405 with the frame's own page; what is allowed instead stays in its header."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        found = answer(request)
        return _page(request, found) if isinstance(found, HttpResponseNotAllowed) else found

    return guarded


def _page(request: HttpRequest, found: HttpResponseNotAllowed) -> HttpResponseBase:
    page = wrong_turns.not_allowed(request)
    page["Allow"] = found["Allow"]
    return page
