"""Whoever signs in chooses their own password, and takes a second factor into use, before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fourfold.core.access.passwords import is_one_time

STILL_OPEN = ("people:own-password", "sign-in", "sign-in-code", "sign-out", "ui:language", "live", "ready")

FACTORS = ("people:use-app", "people:use-passkey")


class OwnPasswordFirst:
    """Leads to the page where one's own password is chosen, or an app is taken into use, whatever page was asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = self._first(request)
        return redirect(page) if page else self.get_response(request)

    def _first(self, request: HttpRequest) -> str:
        # Without the cookie nobody is signed in, and nothing needs to be asked of the database.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path in map(reverse, STILL_OPEN):
            return ""
        if not request.user.is_authenticated:
            return ""
        if is_one_time(request.user):
            return "people:own-password"
        owes = "owes" in request.session and request.path not in map(reverse, FACTORS)
        return "people:use-app" if owes else ""
