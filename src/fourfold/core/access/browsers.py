"""Where somebody signs in from: the address, and whether this browser has signed in under that name before."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from fourfold.core.access import brake

HALF_A_YEAR = 182 * 24 * 60 * 60
SALT = "fourfold.known browser"


def address(request: HttpRequest) -> str:
    """The address that asks; behind proxies of our own, the one that the outermost of them saw."""
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if 0 < settings.PROXIES <= len(seen):
        return seen[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


def known_as(request: HttpRequest, name: str) -> str:
    """What tells this browser from others that know a name; empty where the name has not signed in here."""
    return str(request.get_signed_cookie(_cookie(name), "", salt=SALT, max_age=HALF_A_YEAR))


def remember(response: HttpResponse, request: HttpRequest, name: str) -> HttpResponse:
    """Let this browser be known for a name that has just signed in here."""
    mark = known_as(request, name) or f"{_cookie(name)} {secrets.token_hex(16)}"
    response.set_signed_cookie(
        _cookie(name),
        mark,
        salt=SALT,
        max_age=HALF_A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def _cookie(name: str) -> str:
    """A cookie for each name, since colleagues share machines; the signature covers the cookie's own name too."""
    return f"fourfold_known_{brake.digest('name', name)[:16]}"
