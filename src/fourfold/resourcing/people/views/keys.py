"""Keys for machines: one's own, made and ended by oneself; an administrator ends anybody's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access import machine_keys
from fourfold.core.access.actions import machine_keys as actions
from fourfold.core.access.doors import door
from fourfold.core.access.grave import Grave
from fourfold.core.access.policy import Permission, Refused
from fourfold.core.access.rules import KEY_FOR_AT_MOST, Broken
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.people import key_presenters, presenters
from fourfold.resourcing.people.forms import KeyForm

FOR_DAYS = 90  # what the form proposes


@door(Permission.USE_KEYS)
def keys(request: Any) -> HttpResponse:
    """One's own keys: for which machine, in which role, until when, and when each was used last."""
    words = presenters.Words.on(clock.day_of(request.at))
    found = machine_keys.of_person(request.viewer.user_id)
    audit.consulted("key.list", by=request.viewer, kind="key", rows=len(found))
    context = {"lines": [key_presenters.line(one, words) for one in found]}
    return pages.render(request, "people/keys.jinja", context, h1=_("Keys for machines"))


@door(Permission.USE_KEYS, grave=Grave.MAKE_KEY, asked_first=True)
def make_key(request: Any) -> HttpResponse:
    """A new key. It is shown on the page that answers, once."""
    words = presenters.Words.on(clock.day_of(request.at))
    choices = key_presenters.role_choices(request.viewer.user_id, words)
    last = min(words.day + timedelta(days=FOR_DAYS), request.viewer.until or words.day + KEY_FOR_AT_MOST)
    initial = {"grant": request.viewer.grant_id, "last_day": last}
    form = KeyForm(request.POST or None, roles=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made, text = actions.make(
                grant_id=given["grant"], machine=given["machine"], last_day=given["last_day"],
                by=request.viewer, at=request.at,
            )  # fmt: skip
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            context = {"made": text, "key": made, "trail": _trail()}
            return pages.render(request, "people/key.jinja", context, h1=_("The new key"))
    context = {"form": form, "button": _("Make the key"), "trail": _trail()}
    return pages.render(request, "people/form.jinja", context, h1=_("Make a key"))


@door(Permission.SIGNED_IN)
@require_POST
def end_key(request: Any, number: int) -> HttpResponse:
    """End a key now; whatever sends it is let in no longer."""
    found = machine_keys.key(number)
    own = found is not None and found.user_id == request.viewer.user_id
    if found is None or not (own or request.viewer.may(Permission.MANAGE_PEOPLE)):
        raise Http404
    try:
        actions.end(key=found, by=request.viewer, at=request.at)
    except Broken as broken:
        return pages.refusal(request, str(broken), status=409)
    messages.success(request, _("The key has ended. Whatever sends it is let in no longer."))
    return redirect("people:keys") if own else redirect("people:person", found.user_id)


def _trail() -> list[Link]:
    return [Link(_("Keys for machines"), reverse("people:keys"))]
