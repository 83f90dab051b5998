"""Where one is signed in, and ending it: one device, all others, or everywhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fourfold.core.access import sessions
from fourfold.core.access.actions import sessions as actions
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission
from fourfold.core.access.rules import Broken
from fourfold.core.audit import actions as audit
from fourfold.core.ui import formats, pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.people import device_presenters
from fourfold.resourcing.people.views.person import found_or_404


@door(Permission.SIGNED_IN)
def devices(request: Any) -> HttpResponse:
    """Every session of the viewer's: in which browser, since when, when it was used last."""
    found = sessions.of_person(request.viewer.user_id)
    audit.consulted("session.list", by=request.viewer, kind="session", rows=len(found))
    lines = [device_presenters.line(one, request.session.session_key) for one in found]
    context = {"lines": lines, "limits": device_presenters.limits(), "trail": _trail()}
    return pages.render(request, "people/devices.jinja", context, h1=_("Where you are signed in"))


@door(Permission.SIGNED_IN)
@require_POST
def end_device(request: Any) -> HttpResponse:
    """End one of them."""
    try:
        actions.end_one(sign=request.POST.get("device", ""), by=request.viewer)
    except Broken as broken:
        messages.info(request, str(broken))
    else:
        messages.success(request, _("That device is signed out."))
    return redirect("people:devices")


@door(Permission.SIGNED_IN)
@require_POST
def end_others(request: Any) -> HttpResponse:
    """End all but this one."""
    actions.end_others(but=request.session.session_key, by=request.viewer)
    messages.success(request, _("All other devices are signed out."))
    return redirect("people:devices")


@door(Permission.SIGNED_IN)
@require_POST
def everywhere(request: Any) -> HttpResponse:
    """End all of them, this one too."""
    actions.end_others(but="", by=request.viewer)
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("sign-in")


@door(Permission.MANAGE_PEOPLE)
@require_POST
def end_all(request: Any, number: int) -> HttpResponse:
    """An administrator ends every session and key of somebody's."""
    found = found_or_404(number)
    ended = actions.end_all(user=found, by=request.viewer, at=request.at)
    said = ngettext(
        "Signed out on %(count)s device. Their keys for machines have ended too.",
        "Signed out on %(count)s devices. Their keys for machines have ended too.",
        ended,
    ) % {"count": formats.number(ended)}
    messages.success(request, said)
    if number == request.viewer.user_id:
        return redirect("sign-in")
    return redirect("people:person", number)


def _trail() -> list[Link]:
    return [Link(_("Your account"), reverse("people:account"))]
