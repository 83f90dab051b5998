"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access import queries
from fourfold.core.access.doors import open_door
from fourfold.core.access.models import User
from fourfold.core.access.viewers import NOBODY, Viewer, viewing
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock

from . import pages
from .sign_in_form import SignInForm


@open_door
def sign_in(request: HttpRequest) -> HttpResponse:
    """Signing in with a name and password; in the demonstration also as a persona, with one click."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            return _signed_in(request, user)
        _record("sign in refused")
        form.add_error(
            None, _("The sign-in name and the password do not belong together. Check both and try again.")
        )
    return _page(request, form)


@open_door
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Sign in as a persona of the demonstration. There is no such way anywhere else."""
    if not settings.DEMONSTRATION or request.POST.get("persona") not in {
        one.sign_in_name for one in _personas()
    }:
        raise Http404
    user = User.objects.get(sign_in_name=request.POST["persona"])
    return _signed_in(request, user)


@open_door
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out on this device."""
    logout(request)
    return redirect(reverse(settings.LOGIN_URL))


def _signed_in(request: HttpRequest, user: Any) -> HttpResponse:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    viewer = queries.viewer_of(user, clock.day_of(clock.read()))
    _record("sign in", viewer or NOBODY)
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    """Where the person was going; only ever a page of this platform."""
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("home")


def _record(act: str, viewer: Viewer = NOBODY) -> None:
    with viewing(viewer):
        audit.record(audit.Operation.ACCESS, act, by=viewer, kind="session")


def _personas() -> tuple[Any, ...]:
    return import_string(settings.PERSONAS) if settings.PERSONAS else ()


def _page(request: HttpRequest, form: SignInForm) -> HttpResponse:
    next_url = request.POST.get("next") or request.GET.get("next", "")
    context = {"form": form, "personas": _personas(), "next": next_url}
    return pages.render(request, "ui/sign_in.jinja", context, h1=_("Sign in"))
