"""A person's home page, "My work": what waits for them, worst first; and the Find box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core import capability
from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission
from fourfold.core.access.roles import roles
from fourfold.core.audit import actions as audit

from . import pages

SHOWN = 7


@dataclass(frozen=True)
class Group:
    """One group of the home page: the first seven tasks of it, and how many there are."""

    heading: str
    tasks: list[capability.Task]
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.tasks)


@door(Permission.SIGNED_IN)
def home(request: Any) -> HttpResponse:
    """What waits for the viewer, in the order that their role gives."""
    role = roles()[request.viewer.role]
    announced = capability.duties()
    groups = [_group(announced[key], request, key in request.GET.getlist("all")) for key in role.duties]
    context = {
        "groups": [group for group in groups if group.total],
        "sentence": role.sentence,
        "keys": {announced[key].heading: key for key in role.duties},
    }
    return pages.render(request, "ui/home.jinja", context, h1=_("My work"))


@door(Permission.SIGNED_IN)
@require_POST
def find(request: Any) -> HttpResponse:
    """Find a record: an exact reference opens it; other words search the regional list.

    Sent by POST and kept in the session, so that no name stands in an address, a log or a browser's history.
    """
    words = request.POST.get("words", "").strip()[:200]
    audit.record(audit.Operation.CONSULTATION, "find", by=request.viewer, kind="search")
    request.session["words"] = words
    return redirect(f"{reverse('threats:list')}?search=1")


def _group(duty: capability.Duty, request: HttpRequest, whole: bool) -> Group:
    tasks = capability.load(duty.list)(request.viewer, request.at)  # type: ignore[attr-defined]
    return Group(str(duty.heading), tasks if whole else tasks[:SHOWN], len(tasks))
