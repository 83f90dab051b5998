"""What waits of people's access: to be approved by the viewer, or by somebody else for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import requests
from fourfold.core.access.models import Request
from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.resourcing.people import presenters, request_presenters


def to_approve(viewer: Viewer, now: datetime) -> list[Task]:
    """Roles and passwords that the viewer may approve, the oldest first."""
    return _tasks(requests.for_decision_by(viewer, clock.day_of(now)), now)


def asked_for(viewer: Viewer, now: datetime) -> list[Task]:
    """What the viewer asked for and somebody else has not decided yet."""
    return _tasks(requests.asked_by(viewer), now)


def _tasks(found: Iterable[Request], now: datetime) -> list[Task]:
    words = presenters.Words.on(clock.day_of(now))
    return [
        Task(
            request_presenters.asked(one, words),
            reverse("people:request", args=[one.pk]),
            _("Asked for by %(who)s on %(day)s")
            % {"who": one.asked_by.name, "day": formats.day(one.asked_at)},
        )
        for one in found
    ]
