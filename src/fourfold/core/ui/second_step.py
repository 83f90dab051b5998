"""The second step of signing in, a code besides the password; and showing again who one is before a grave act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access import browsers, half, sessions
from fourfold.core.access.actions import signing_in
from fourfold.core.access.doors import door, open_door
from fourfold.core.access.factors import passkeys, queries
from fourfold.core.access.policy import Permission

from . import pages
from .sign_in import next_of, signed_in
from .sign_in_form import AgainForm, CodeForm


@open_door
def code(request: HttpRequest) -> HttpResponse:
    """A code of one's app, or a recovery code, for whoever's password was right."""
    so_far = half.of(request)
    if so_far is None:
        messages.info(
            request,
            _("Begin with your name and password. The code is asked for after them, for ten minutes."),
        )
        return half.forget(redirect("sign-in"))
    answered, user, refusal = "answer" in request.POST, so_far.user, ""
    form = CodeForm(None if answered else request.POST or None)
    if answered or (request.method == "POST" and form.is_valid()):
        tried = signing_in.Try(
            so_far.name, browsers.address(request), browsers.known_as(request, so_far.name)
        )
        try:
            if answered:
                signing_in.prove_by_passkey(tried=tried, user=user, used=lambda: _answer(request, user))
            else:
                signing_in.prove(tried=tried, user=user, written=form.cleaned_data["code"])
        except signing_in.NotSignedIn as sentence:
            refusal = str(sentence)
        else:
            answer = browsers.remember(signed_in(request, user, so_far.next), request, so_far.name)
            return half.forget(answer)
    context = {"form": form, "refusal": refusal, "passkey": _asked(request, user)}
    return pages.render(request, "ui/second_step.jinja", context, h1=_("Your code"))


@door(Permission.SIGNED_IN)
def prove(request: Any) -> HttpResponse:
    """Show again who one is: by a code, by the password where there is no other factor, as a persona by one press."""
    user, by, answered = request.user, signing_in.way_of_proving(request.user), "answer" in request.POST
    shape = {"code": CodeForm, "password": AgainForm}.get(by, forms.Form)
    form, refusal = shape(None if answered else request.POST or None), ""
    if answered or (request.method == "POST" and form.is_valid()):
        try:
            if answered:
                tried = signing_in.Try(user.sign_in_name, browsers.address(request))
                signing_in.prove_by_passkey(
                    tried=tried, user=user, used=lambda: _answer(request, user), viewer=request.viewer
                )
            else:
                written = next(iter(form.cleaned_data.values()), "")
                signing_in.prove_again(user=user, viewer=request.viewer, written=written)
        except signing_in.NotSignedIn as sentence:
            refusal = str(sentence)
        else:
            sessions.prove(request.session)
            return HttpResponseRedirect(next_of(request))
    to = request.POST.get("next") or request.GET.get("next", "")
    context = {"form": form, "by": by, "next": to, "refusal": refusal, "passkey": _asked(request, user)}
    return pages.render(request, "ui/prove.jinja", context, h1=_("Show that it is you"))


def _asked(request: HttpRequest, user: Any) -> passkeys.Asked | None:
    """What the page's script asks the browser for, of somebody who has passkeys."""
    held = list(queries.passkeys(user.pk))
    return passkeys.ask(request, user.pk, held) if held else None


def _answer(request: HttpRequest, user: Any) -> passkeys.Used:
    held = list(queries.passkeys(user.pk))
    return passkeys.used(request, user.pk, held, request.POST.get("asked", ""), request.POST["answer"])
