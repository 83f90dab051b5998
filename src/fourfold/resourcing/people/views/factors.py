"""One's own account: what one signs in with besides the password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access import clearances
from fourfold.core.access.actions import factors as actions
from fourfold.core.access.doors import door
from fourfold.core.access.factors import codes, passkeys, qr, queries, sealing
from fourfold.core.access.grave import Grave
from fourfold.core.access.policy import Permission
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.people import clearance_presenters
from fourfold.resourcing.people.forms import AppForm, PasskeyForm

SHOWN_FOR = 20 * 60  # seconds within which the secret that a page shows can be taken into use


@door(Permission.SIGNED_IN)
def account(request: Any) -> HttpResponse:
    """What the viewer signs in with, and where to change it."""
    me = request.viewer.user_id
    context = {
        "app": queries.app(me),
        "passkeys": queries.passkeys(me),
        "left": queries.paper_codes_left(me),
        "demanded": queries.is_demanded(me, clock.day_of(request.at)),
        "clearances": [
            clearance_presenters.line(one, clock.day_of(request.at))
            for one in clearances.of_person(me)
            if one.ended_at is None
        ],
        "has_password": request.user.has_usable_password() and bool(request.user.password),
    }
    return pages.render(request, "people/account.jinja", context, h1=_("Your account"))


@door(Permission.SIGNED_IN, grave=Grave.CHANGE_FACTOR, asked_first=True)
def use_app(request: Any) -> HttpResponse:
    """Take an authenticator app into use: its secret as a QR code and in words, and the code that it shows."""
    secret, again = _shown_before(request), request.method == "POST"
    form = AppForm(request.POST or None)
    if again and secret is None:
        form = AppForm()
        messages.info(
            request, _("That page had stood open for too long. Here is a new secret; add it to the app anew.")
        )
    elif again and secret is not None and form.is_valid():
        try:
            made = actions.use_app(
                secret=secret, written=form.cleaned_data["code"], by=request.viewer, at=request.at
            )
        except Broken as broken:
            form.add_error("code", str(broken))
        else:
            return _shown_once(request, made)
    secret = secret or codes.new_secret()
    name = request.user.sign_in_name
    context = {
        "form": form,
        "drawing": qr.drawn(codes.address(secret, name), _("The secret for your app, as a QR code")),
        "secret": codes.in_groups(secret),
        "sealed": sealing.seal(f"{request.viewer.user_id} {secret}"),
        "owes": "owes" in request.session,
        "trail": () if "owes" in request.session else _trail(),
    }
    return pages.render(request, "people/use_app.jinja", context, h1=_("Add an authenticator app"))


@door(Permission.SIGNED_IN, grave=Grave.CHANGE_FACTOR, asked_first=True)
def recovery_codes(request: Any) -> HttpResponse:
    """Ten new recovery codes in place of the earlier ones. They are shown on the page that answers, once."""
    if not queries.has_one(request.viewer.user_id):
        return redirect("people:account")
    if request.method == "POST":
        return _shown_once(request, actions.new_paper_codes(by=request.viewer, at=request.at))
    context = {"left": queries.paper_codes_left(request.viewer.user_id), "trail": _trail()}
    return pages.render(request, "people/recovery_codes.jinja", context, h1=_("Recovery codes"))


@door(Permission.SIGNED_IN, grave=Grave.CHANGE_FACTOR)
@require_POST
def give_up(request: Any) -> HttpResponse:
    """Sign in with the password alone from now on."""
    try:
        actions.give_up_app(by=request.viewer, at=request.at)
    except Broken as broken:
        return pages.refusal(request, str(broken), status=409)
    messages.success(request, _("The app is no longer asked for. You sign in with your password alone."))
    return redirect("people:account")


@door(Permission.SIGNED_IN, grave=Grave.CHANGE_FACTOR, asked_first=True)
def use_passkey(request: Any) -> HttpResponse:
    """Add a passkey of this device or of a security key."""
    me, held = request.viewer.user_id, list(queries.passkeys(request.viewer.user_id))
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = passkeys.new_one(
                request, me, request.POST.get("asked", ""), request.POST.get("answer", "")
            )
            shown = actions.use_passkey(
                name=form.cleaned_data["name"], made=made, by=request.viewer, at=request.at
            )
        except passkeys.NotAnswered:
            form.add_error(None, _("That passkey did not answer as it should. Try it again."))
        except Broken as broken:
            form.add_error(None, str(broken))
        else:
            if shown:
                return _shown_once(request, shown)
            messages.success(request, _("The passkey is in use."))
            return redirect(request.session.pop("owes", None) or "people:account")
    owes = "owes" in request.session
    asked = passkeys.ask_for_new(request, me, request.user.sign_in_name, held)
    context = {"form": form, "passkey": asked, "owes": owes, "trail": () if owes else _trail()}
    return pages.render(request, "people/use_passkey.jinja", context, h1=_("Add a passkey"))


@door(Permission.SIGNED_IN, grave=Grave.CHANGE_FACTOR)
@require_POST
def end_passkey(request: Any, number: int) -> HttpResponse:
    """Give up one passkey."""
    if not queries.passkeys(request.viewer.user_id).filter(pk=number).exists():
        raise Http404
    try:
        actions.end_passkey(number=number, by=request.viewer, at=request.at)
    except Broken as broken:
        return pages.refusal(request, str(broken), status=409)
    messages.success(request, _("That passkey opens nothing here any more."))
    return redirect("people:account")


def _shown_before(request: Any) -> str | None:
    """The secret that the page which was sent had shown to this person, a short while ago."""
    try:
        person, secret = sealing.opened(request.POST.get("sealed", ""), within=SHOWN_FOR).split(" ")
    except (sealing.NotOurs, ValueError):
        return None
    return secret if person == str(request.viewer.user_id) else None


def _shown_once(request: Any, made: list[str]) -> HttpResponse:
    to = request.session.pop("owes", None) or reverse("people:account")
    context = {"made": made, "to": to}
    return pages.render(request, "people/paper_codes.jinja", context, h1=_("Your recovery codes"))


def _trail() -> list[Link]:
    return [Link(_("Your account"), reverse("people:account"))]
