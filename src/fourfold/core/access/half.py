"""Half signed in: the password was right, and the second factor is still to be proved. That is not signed in.

It is a signed cookie for some minutes, and no session: no door opens to it. It ends with the password that it came of.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from fourfold.core.access.models import User

COOKIE = "fourfold_half"
SALT = "fourfold.half signed in"
FOR_SECONDS = 10 * 60


@dataclass(frozen=True)
class Half:
    """Somebody whose password was right, the name that they wrote, and where they were going."""

    user: User
    name: str
    next: str


def remember(response: HttpResponse, half: Half) -> HttpResponse:
    """Let this browser go on to the second factor."""
    said = {"person": half.user.pk, "of": _of(half.user), "name": half.name, "next": half.next}
    response.set_cookie(
        COOKIE, signing.dumps(said, salt=SALT), max_age=FOR_SECONDS, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def of(request: HttpRequest) -> Half | None:
    """Who is half signed in here; nobody after ten minutes, and nobody whose password has changed since."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=FOR_SECONDS)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=said["person"], is_active=True).first()
    if user is None or not constant_time_compare(said["of"], _of(user)):
        return None
    return Half(user, said["name"], said["next"])


def forget(response: HttpResponse) -> HttpResponse:
    """Whoever is signed in, or turned away, is no longer half signed in."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _of(user: User) -> str:
    return user.get_session_auth_hash()
