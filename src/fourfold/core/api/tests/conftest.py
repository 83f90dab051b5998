"""Machines that call the API: a key for somebody, and a client that sends it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.test import Client

from fourfold.core.access.actions import machine_keys
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock

NUMBERS = count(1)


@dataclass(frozen=True)
class Machine:
    """A client of the API under one key."""

    key: str
    viewer: Viewer

    def get(self, path: str, **query: Any) -> Any:
        """The answer to a read."""
        return self._client.get(f"/api/v1{path}", query)

    def send(
        self, path: str, body: Any, *, method: str = "POST", once: str = "", opened: int | None = None
    ) -> Any:
        """The answer to a write, under a key of its own or under the one given."""
        headers = {"Idempotency-Key": once or f"write-{next(NUMBERS)}"}
        headers |= {} if opened is None else {"If-Match": f'"{opened}"'}
        return self._client.generic(
            method, f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
        )

    @property
    def _client(self) -> Client:
        return Client(raise_request_exception=False, headers={"Authorization": f"Bearer {self.key}"})


@pytest.fixture
def machine(person: Any, codes: None) -> Callable[..., Machine]:
    """Makes a key for somebody new in a role at an agency, or for a viewer, and a client that sends it."""

    def make(role: str | Viewer, agency: str = "cheshire") -> Machine:
        viewer = person(role, agency) if isinstance(role, str) else role
        with viewing(viewer) as now:
            last = clock.day_of(now) + timedelta(days=30)
            _made, text = machine_keys.make(
                grant_id=viewer.grant_id, machine="test", last_day=last, by=viewer, at=now
            )
        return Machine(text, viewer)

    return make


@pytest.fixture
def new_threat() -> dict[str, Any]:
    """A threat as a machine sends it."""
    return {"kind": "ocg", "name": "Op Larch", "main_area": "drugs", "owner": "cheshire", "phase": "develop"}
