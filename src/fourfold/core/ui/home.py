"""A person's home page, "My work": what waits for them, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core import capability
from fourfold.core.access import queries
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission, Refused
from fourfold.core.access.roles import roles
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock

from . import pages

SHOWN = 7


@dataclass(frozen=True)
class Group:
    """One group of the home page: the first seven tasks of it, and how many there are."""

    heading: str
    tasks: list[capability.Task]
    total: int
    all_url: str

    @property
    def more(self) -> int:
        return self.total - len(self.tasks)


@door(Permission.SIGNED_IN)
def home(request: Any) -> HttpResponse:
    """What waits for the viewer, in the order that their role gives, and where they may go."""
    role = roles()[request.viewer.role]
    if role.home:
        return redirect(role.home)
    announced = capability.duties()
    groups = [_group(key, announced[key], request) for key in role.duties]
    context = {
        "groups": [group for group in groups if group.total],
        "sentence": role.sentence,
        "places": _places(request.viewer),
        "panels": capability.built("home", request.viewer, None, request.at),
        "notices": capability.built("home notice", request.viewer, None, request.at),
        "grants": queries.other_grants(request.viewer, clock.day_of(request.at)),
    }
    return pages.render(request, "ui/home.jinja", context, h1=_("My work"))


@door(Permission.SIGNED_IN)
@require_POST
def act_as(request: Any) -> HttpResponse:
    """Go on in another of the viewer's own roles."""
    grants = queries.other_grants(request.viewer, clock.day_of(request.at))
    chosen = request.POST.get("grant", "")
    if chosen not in {str(grant.number) for grant in grants}:
        raise Refused(_("That role is not granted to you today. Ask your administrator."))
    request.session["grant"] = int(chosen)
    audit.record(audit.Operation.ACCESS, "act as", by=request.viewer, kind="grant", target=chosen)
    return redirect("home")


def _group(key: str, duty: capability.Duty, request: HttpRequest) -> Group:
    tasks = capability.load(duty.list)(request.viewer, request.at)  # type: ignore[attr-defined]
    shown = tasks if key in request.GET.getlist("all") else tasks[:SHOWN]
    return Group(
        str(duty.heading),
        shown,
        getattr(tasks, "total", len(tasks)),
        getattr(tasks, "all_url", f"?all={key}"),
    )


def _places(viewer: Any) -> list[tuple[str, str]]:
    """Every page that somebody announced and this viewer may open, in the order of the house."""
    entries = capability.menu().values()
    return [(str(entry.label), reverse(entry.url_name)) for entry in entries if viewer.may(entry.permission)]
