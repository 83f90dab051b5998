"""A region whose threats are moderated, a stand-in of the national database, and who sends to it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.demo.national.database import NationalDatabase
from fourfold.reporting.exchange import entering, file_queries, files, working_out
from fourfold.reporting.exchange.actions import answering, writing
from fourfold.reporting.exchange.models import Upload
from fourfold.reporting.exchange.working_out import Entry
from fourfold.understanding.assessments.actions import adopting, moderating
from fourfold.understanding.assessments.actions import writing as assessing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat

FACTS = {"name": "Op Larch", "kind": "ocg", "phase": "pursue", "main_area": "drugs"}


@dataclass
class Exchange:
    """Who works in the region, and the way of a record to the national database and back."""

    register: dict[str, int]
    person: Callable[..., Viewer]
    analyst: Viewer
    moderator: Viewer
    coordinator: Viewer
    national: NationalDatabase = field(default_factory=NationalDatabase)

    def recorded(self, name: str = "Op Larch", force: str = "cheshire", **facts: Any) -> Threat:
        """A threat without an assessment."""
        owner = self.register[force]
        given = {**FACTS, "name": name, "owner_agency_id": owner, "lead_agency_id": owner, **facts}
        with viewing(by := self.analyst if force == "cheshire" else self.person("analyst", force)) as now:
            return recording.add(facts=given, by=by, at=now)

    def threat(self, name: str = "Op Larch", force: str = "cheshire", **facts: Any) -> Threat:
        """A threat with a moderated tactical assessment."""
        made = self.recorded(name, force, **facts)
        self.assessed(made)
        return made

    def assessed(self, threat: Threat, **levels: str) -> Assessment:
        by = self.person("analyst", threat.owner_agency.code)
        with viewing(by):
            begun = assessing.start(threat=Threat.objects.get(pk=threat.pk), by=by, at=clock.read())
            begun = assessing.save(
                assessment=begun, opened=begun.edition, answers=answers(**levels), by=by, at=clock.read()
            )
            one = assessing.submit(assessment=begun, by=by, at=clock.read())
        with viewing(self.moderator) as now:
            return moderating.agree(assessment=one, digest=one.digest, by=self.moderator, at=now)

    def amend(self, threat: Threat, **changes: Any) -> None:
        with viewing(self.analyst) as now:
            edition = Threat.objects.get(pk=threat.pk).edition
            recording.amend(threat=threat, opened=edition, changes=changes, by=self.analyst, at=now)

    def entry(self, threat: Threat, kind: str = "threat", by: Viewer | None = None) -> Entry | None:
        """Where a threat, or its assessment of record, stands."""
        with viewing(by or self.moderator) as now:
            record = threat.pk
            if kind == "assessment":
                record = Threat.objects.get(pk=threat.pk).assessment_of_record or 0
            return working_out.entry(on=clock.day_of(now), kind=kind, record=record)

    def state(self, threat: Threat, kind: str = "threat", by: Viewer | None = None) -> str:
        found = self.entry(threat, kind, by)
        return str(found.standing.state) if found else "nothing"

    def write(self, kind: str = "threat", by: Viewer | None = None, **more: Any) -> Upload:
        viewer = by or self.moderator
        with viewing(viewer) as now:
            return writing.write(kind=kind, by=viewer, at=now, **more)

    def put_in(self, upload: Upload, by: Viewer | None = None) -> bytes:
        """Put a file in; gives the receipt, which is not taken yet."""
        viewer = by or self.moderator
        with viewing(viewer) as now:
            writing.put_in(upload=upload, by=viewer, at=now)
        return self.national.take(upload.kind, self.file(upload, viewer))

    def file(self, upload: Upload, by: Viewer | None = None) -> bytes:
        with viewing(by or self.moderator):
            found = file_queries.upload(upload.pk)
            assert found is not None
            return files.as_csv(files.rows(found, file_queries.sent_of(found)))

    def take(self, receipt: bytes, by: Viewer | None = None) -> answering.Taken:
        viewer = by or self.moderator
        with viewing(viewer) as now:
            return answering.take(file=io.BytesIO(receipt), by=viewer, at=now)

    def send(self, kind: str = "threat", by: Viewer | None = None, **more: Any) -> answering.Taken:
        """The whole way: written, put in, answered, and the receipt taken."""
        return self.take(self.put_in(self.write(kind, by, **more), by), by)


@pytest.fixture
def exchange(
    person: Callable[..., Viewer], register: dict[str, int], codes: None, monkeypatch: pytest.MonkeyPatch
) -> Exchange:
    """The region while its unit enters for every force but Merseyside."""
    long_ago, long_hence = date(2021, 1, 1), date(2999, 1, 1)
    rules = (
        entering.Rule("merseyside", "", entering.ITSELF, long_ago, None),
        entering.Rule("cheshire", "", entering.ITSELF, long_hence, None),
        entering.Rule("", "force", entering.REGION, long_ago, None),
        entering.Rule("", "rocu", entering.ITSELF, long_ago, None),
    )
    monkeypatch.setattr(entering, "rules", lambda: rules)
    head = person("decider", "nwrocu_rocta", "Head of unit")
    with viewing(head) as now:
        for text in shipped_models().values():
            adopting.adopt(text=text, by=head, at=now)
    return Exchange(
        register,
        person,
        analyst=person("analyst", "cheshire", "A Rees"),
        moderator=person("moderator", "nwrocu_rocta", "M Vale"),
        coordinator=person("coordinator", "cheshire", "C Orr"),
    )
