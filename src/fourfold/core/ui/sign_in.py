"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access import browsers, half, provider, sessions
from fourfold.core.access.actions import signing_in
from fourfold.core.access.doors import open_door
from fourfold.core.access.models import User

from . import pages
from .sign_in_form import SignInForm

LONGEST = 1500  # of an address to go back to: a cookie carries it through the second step


@open_door
def sign_in(request: HttpRequest) -> HttpResponse:
    """Signing in with a name and password; in the demonstration also as a persona, with one click."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, password = form.cleaned_data["username"], form.cleaned_data["password"]
        tried = signing_in.Try(name, browsers.address(request), browsers.known_as(request, name))
        try:
            passed = signing_in.sign_in(tried=tried, password=password)
        except signing_in.NotSignedIn as sentence:
            form.add_error(None, str(sentence))
        else:
            if passed.half:
                return half.remember(redirect("sign-in-code"), half.Half(passed.user, name, next_of(request)))
            answer = signed_in(request, passed.user, next_of(request), owes=passed.owes)
            return browsers.remember(answer, request, name)
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
    signing_in.become(user=user)
    return signed_in(request, user, next_of(request))


@open_door
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out on this device."""
    if request.user.is_authenticated:
        signing_in.sign_out(user=request.user, grant=request.session.get("grant"))
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect(reverse(settings.LOGIN_URL))


def signed_in(request: HttpRequest, user: Any, to: str, *, owes: bool = False) -> HttpResponse:
    """Begin the session, and go on. Whoever owes a second factor takes one into use before anything else."""
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    if owes:
        request.session["owes"] = to
    if sessions.make_room(user.pk, but=request.session.session_key or ""):
        messages.info(
            request,
            _("You were signed in on as many devices as you may be. The one used longest ago is signed out."),
        )
    return HttpResponseRedirect(to)


def next_of(request: HttpRequest) -> str:
    """Where the person was going; only ever a page of this platform."""
    asked = (request.POST.get("next") or request.GET.get("next", ""))[:LONGEST]
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("home")


def _personas() -> tuple[Any, ...]:
    return import_string(settings.PERSONAS) if settings.PERSONAS else ()


def shown_again(request: HttpRequest, sentence: str) -> HttpResponse:
    """The sign-in page with the sentence of why nobody was signed in."""
    return _page(request, SignInForm(), refusal=sentence)


def _page(request: HttpRequest, form: SignInForm, refusal: str = "") -> HttpResponse:
    next_url = request.POST.get("next") or request.GET.get("next", "")
    context = {"form": form, "personas": _personas(), "next": next_url, "refusal": refusal}
    if provider.is_there():
        context["single"] = settings.OIDC_NAME
    return pages.render(request, "ui/sign_in.jinja", context, h1=_("Sign in"))
