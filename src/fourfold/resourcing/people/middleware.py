"""Whoever signs in with a password that was handed to them chooses their own before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fourfold.core.access.passwords import is_one_time

STILL_OPEN = ("people:own-password", "sign-in", "sign-out", "ui:language", "live", "ready")


class OwnPasswordFirst:
    """Leads to the page where one's own password is chosen, whatever page was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._must_choose(request):
            return redirect("people:own-password")
        return self.get_response(request)

    def _must_choose(self, request: HttpRequest) -> bool:
        # Without the cookie nobody is signed in, and nothing needs to be asked of the database.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path in map(reverse, STILL_OPEN):
            return False
        return request.user.is_authenticated and is_one_time(request.user)
