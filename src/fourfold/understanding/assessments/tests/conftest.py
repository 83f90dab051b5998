"""What tests of assessments share: a model in force, a threat, and the people who act on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.understanding.assessments.actions import adopting, moderating, writing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.scoring.model import Answer
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat

LEVELS = {
    "physical": "serious", "psychological": "low", "financial": "none", "community": "serious",
    "environment": "none", "geographic_scope": "one_force", "victim_vulnerability": "high",
    "frequency": "regular", "outlook": "steady", "capacity": "partly", "capability": "partly",
    "opportunity": "enough",
}  # fmt: skip


def answers(**changed: str) -> dict[str, Answer]:
    """Answers to every criterion; risk 15 of 120, tier 4, unless changed. "" leaves one out."""
    levels = {code: level for code, level in (LEVELS | changed).items() if level}
    return {code: Answer(level, "" if level == "not_known" else "log 41") for code, level in levels.items()}


@dataclass
class Scene:
    """People of a force and of its region's ROCTA unit, and a threat of the force."""

    analyst: Viewer
    colleague: Viewer
    coordinator: Viewer
    moderator: Viewer
    decider: Viewer
    threat: Threat

    @contextmanager
    def acting(self, who: Viewer) -> Iterator[datetime]:
        """As that person, at a moment later than everything before it."""
        with viewing(who):
            yield clock.read()

    def draft(self, **changed: str) -> Assessment:
        """A draft of the analyst's with every criterion answered."""
        with self.acting(self.analyst) as now:
            begun = writing.start(threat=self.fresh(), by=self.analyst, at=now)
            return writing.save(
                assessment=begun, opened=begun.edition, answers=answers(**changed), by=self.analyst, at=now
            )

    def submitted(self, **changed: str) -> Assessment:
        begun = self.draft(**changed)
        with self.acting(self.analyst) as now:
            return writing.submit(assessment=begun, by=self.analyst, at=now)

    def moderated(self, **changed: str) -> Assessment:
        return self.agree(self.submitted(**changed), self.moderator)

    def agree(self, one: Assessment, who: Viewer) -> Assessment:
        """Somebody agrees with what was submitted."""
        with self.acting(who) as now:
            return moderating.agree(assessment=one, digest=one.digest, by=who, at=now)

    def returned(self, **changed: str) -> Assessment:
        one = self.submitted(**changed)
        with self.acting(self.moderator) as now:
            return moderating.give_back(
                assessment=one, digest=one.digest, reason="Say where the stabbings are logged.",
                by=self.moderator, at=now,
            )  # fmt: skip

    def fresh(self) -> Threat:
        return Threat.objects.get(pk=self.threat.pk)


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: Any) -> None:
    """Where files wait in this test."""
    settings.SPOOL = tmp_path / "spool"


@pytest.fixture
def adopted(person: Callable[..., Viewer]) -> dict[str, Any]:
    """The shipped models, adopted."""
    head = person("decider", "nwrocu_rocta", "Head of unit")
    with viewing(head) as now:
        return {name: adopting.adopt(text=text, by=head, at=now) for name, text in shipped_models().items()}


@pytest.fixture
def scene(person: Callable[..., Viewer], register: dict[str, int], adopted: Any, codes: None) -> Scene:
    """A threat of Cheshire's, nobody's assessment yet."""
    analyst = person("analyst", "cheshire", "A Rees")
    with viewing(analyst) as now:
        facts = {"name": "Op Larch", "kind": "ocg", "owner_agency_id": register["cheshire"],
                 "lead_agency_id": register["cheshire"], "phase": "pursue"}  # fmt: skip
        threat = recording.add(facts=facts, by=analyst, at=now)
    return Scene(
        analyst=analyst,
        colleague=person("analyst", "cheshire", "B Moss"),
        coordinator=person("coordinator", "cheshire", "C Orr"),
        moderator=person("moderator", "nwrocu_rocta", "M Vale"),
        decider=person("decider", "nwrocu_rocta", "P Quill"),
        threat=threat,
    )
