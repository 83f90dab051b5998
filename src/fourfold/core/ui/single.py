"""Signing in through one's own organisation: there by a link, and back with its answer."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fourfold.core.access import browsers, half, provider
from fourfold.core.access.actions import signing_in
from fourfold.core.access.doors import open_door
from fourfold.core.access.factors import sealing

from .sign_in import next_of, shown_again, signed_in

COOKIE = "fourfold_single"
FOR_SECONDS = 10 * 60


@open_door
def single(request: HttpRequest) -> HttpResponse:
    """On to the organisation's own sign-in. A link, and no form: the page's policy lets forms go nowhere else."""
    if not provider.is_there():
        raise Http404
    try:
        address, attempt = provider.begin(_back(request))
    except provider.NotSaid as sentence:
        return shown_again(request, str(sentence))
    answer = HttpResponseRedirect(address)
    said = json.dumps(asdict(attempt) | {"next": next_of(request)})
    answer.set_cookie(
        COOKIE, sealing.seal(said), max_age=FOR_SECONDS, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    answer["Cache-Control"] = "no-store, private"
    return answer


@open_door
def back(request: HttpRequest) -> HttpResponse:
    """Back with an answer. It is looked at once: whatever comes of it, the attempt is over."""
    if not provider.is_there():
        raise Http404
    try:
        kept = json.loads(sealing.opened(request.COOKIES.get(COOKIE, ""), within=FOR_SECONDS))
        to = kept.pop("next")
        who = provider.subject(request.GET.dict(), provider.Attempt(**kept), _back(request))
        passed = signing_in.sign_in_through(subject=who, address=browsers.address(request))
    except sealing.NotOurs:
        answer = shown_again(request, provider.not_ours())
    except (provider.NotSaid, signing_in.NotSignedIn) as sentence:
        answer = shown_again(request, str(sentence))
    else:
        if passed.half:
            answer = HttpResponseRedirect(reverse("sign-in-code"))
            half.remember(answer, half.Half(passed.user, passed.user.sign_in_name, to))
        else:
            answer = signed_in(request, passed.user, to, owes=passed.owes)
    answer.delete_cookie(COOKIE, samesite="Lax")
    return answer


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("single-back"))
