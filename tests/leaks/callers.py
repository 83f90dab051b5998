"""Who asks: somebody in every role who may not see the hidden records, each with a browser and a machine's key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from fourfold.core.access.actions import machine_keys
from fourfold.core.access.models import User
from fourfold.core.access.policy import Permission
from fourfold.core.access.roles import Role
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock

NUMBERS = count(1)


@dataclass(frozen=True)
class Caller:
    """Somebody in a role, with their browser, what it was given as they signed in, and the key of their machine."""

    role: Role
    viewer: Viewer
    browser: Client
    key: str
    cookies: str

    def send(self, method: str, path: str, body: Any = None, *, opened: int = 1) -> Any:
        """The answer of the API to this caller's machine."""
        heads = {"Authorization": f"Bearer {self.key}"}
        if method != "GET":
            heads |= {"Idempotency-Key": f"leak-{next(NUMBERS)}", "If-Match": f'"{opened}"'}
        client = Client(raise_request_exception=False, headers=heads)
        if method == "GET":
            return client.get(path)
        return client.generic(method, path, json.dumps(body or {}), content_type="application/json")


def roles() -> list[Role]:
    """Every role that the platform has."""
    return list(import_string(settings.ROLES))


def caller(role: Role, viewer: Viewer) -> Caller:
    """A viewer with a browser that is signed in and, where their role may have one, a key of their own."""
    browser = Client(raise_request_exception=False)
    browser.force_login(User.objects.get(pk=viewer.user_id))
    key = _key(viewer) if viewer.may(Permission.USE_KEYS) else ""
    return Caller(role, viewer, browser, key, browser.cookies.output(header="", sep=";"))


def _key(viewer: Viewer) -> str:
    with viewing(viewer) as now:
        last = min(clock.day_of(now) + timedelta(days=30), viewer.until or date.max)
        _made, key = machine_keys.make(
            grant_id=viewer.grant_id, machine="leaks", last_day=last, by=viewer, at=now
        )
    return key
