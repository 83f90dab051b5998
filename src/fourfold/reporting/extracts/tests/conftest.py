"""A region with some moderated threats, and a way to run the master list over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.reporting.extracts import actions
from fourfold.reporting.extracts.definitions import definitions
from fourfold.reporting.extracts.models import Run
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat

MODERATED = {"moderation": "moderated", "tier": 2, "risk": 48, "confidence": "low"}


@dataclass
class Region:
    """Who works in it, and what they do."""

    register: dict[str, int]
    moderator: Viewer
    person: Callable[..., Viewer]

    def threat(
        self, name: str, force: str = "cheshire", standing: dict[str, Any] | None = None, **facts: Any
    ) -> Threat:
        """A threat on the list, moderated unless said otherwise."""
        owner = self.register[force]
        given = {
            "name": name,
            "kind": "ocg",
            "owner_agency_id": owner,
            "lead_agency_id": owner,
            "phase": "pursue",
        }
        recorder = self.person("analyst", force)
        with viewing(recorder) as now:
            threat = recording.add(facts={**given, **facts}, by=recorder, at=now)
        self.change(threat, **(MODERATED if standing is None else standing))
        return threat

    def change(self, threat: Threat, **columns: Any) -> None:
        """Write columns of a threat, as decisions and assessments do."""
        with viewing(self.moderator):
            Threat.objects.filter(pk=threat.pk).update(**columns)

    def now(self) -> datetime:
        return clock.read()

    def run(self, as_of: datetime, by: Viewer | None = None) -> Run:
        """The master list as known at a moment."""
        viewer = by or self.moderator
        with viewing(viewer) as now:
            return actions.run(definition=definitions()["soc-master-list"], as_of=as_of, by=viewer, at=now)


@pytest.fixture
def region(person: Callable[..., Viewer], register: dict[str, int], codes: None) -> Region:
    """The region, still without threats."""
    return Region(register, person("moderator", "nwrocu"), person)
