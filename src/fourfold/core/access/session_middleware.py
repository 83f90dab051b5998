"""Each request of somebody who is signed in keeps their session alive, until its limits."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from fourfold.core.access import sessions


class KeepAlive:
    """Notes the use, at most once a minute. What was not used for too long is not there: the store does not give it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            sessions.use(request.session)
        return self.get_response(request)
