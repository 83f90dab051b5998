"""Addresses that no page can read: a NUL character, which the database cannot hold, gets a sentence at the door."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from . import wrong_turns

Answer = Callable[[HttpRequest], HttpResponseBase]


def refuse_nul(answer: Answer) -> Answer:
    """Middleware: 400, in words, for a NUL character in the path, the query or a form."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        return _refused(request) if _has_nul(request) else answer(request)

    return guarded


def _has_nul(request: HttpRequest) -> bool:
    if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
        return True
    return "\0" in request.COOKIES.get("fourfold_session", "")


def _refused(request: HttpRequest) -> HttpResponse:
    return wrong_turns.bad_request(request)
