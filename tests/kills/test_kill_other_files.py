"""Files of people and of assessments, killed at each step of loading: all of a file or nothing, and nobody twice."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.entities.models import SourceRecord, Subject
from fourfold.data.sources.actions import loading
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests import sending
from fourfold.understanding.assessments.models import Assessment, Review
from fourfold.understanding.assessments.tests.assessments_sent import rows
from fourfold.understanding.assessments.tests.conftest import LEVELS, adopted
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import ExploitationCheck, LinkedPerson
from fourfold.understanding.threats.tests.people_sent import CHILD, checked, row
from fourfold.understanding.threats.tests.test_recording import facts
from tests.kills.test_kill_between import STEPS, killed_at

__all__ = ["adopted"]  # the shipped models, for whoever sends scores
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
PEOPLE = sending.written(
    "people_cheshire",
    row(1),
    row(2, born_on=CHILD, **checked()),
    row(3, category="victim"),
    row(4, "NW-OCG-9"),
)


@pytest.fixture
def analyst(person, codes, register, tmp_path, settings):
    settings.SPOOL = tmp_path / "spool"
    viewer = person("analyst", "cheshire")
    with viewing(viewer) as now:
        recording.add(facts=facts(register["cheshire"]), by=viewer, at=now)
    return viewer


def people_here(viewer):
    with viewing(viewer):
        found = (LinkedPerson, Subject, SourceRecord, Arrival, ExploitationCheck, HeldRow)
        return tuple(model.objects.count() for model in found)


@pytest.mark.parametrize("step", [step for step in STEPS if step not in ("receive", "receipt")])
def test_a_kill_at_each_step_links_everybody_once(step, analyst, tmp_path):
    killed_at(step, analyst, tmp_path, PEOPLE, "people")
    with viewing(analyst):
        assert [*Batch.objects.values_list("state", flat=True)] == [STEPS[step]]
    assert people_here(analyst) == ((2, 2, 2, 2, 1, 2) if step == "forget" else (0,) * 6)
    with viewing(analyst) as now:
        loading.finish_waiting(by=analyst, at=now)
    assert people_here(analyst) == (2, 2, 2, 2, 1, 2)
    assert sending.loaded(analyst, "people_cheshire", content=PEOPLE).held == 2
    assert people_here(analyst) == (2, 2, 2, 2, 1, 2)


def assessments_here(viewer):
    with viewing(viewer):
        return tuple(model.objects.count() for model in (Assessment, Review, Arrival, HeldRow))


@pytest.mark.parametrize("step", [step for step in STEPS if step not in ("receive", "receipt")])
def test_a_kill_at_each_step_assesses_once(step, analyst, adopted, tmp_path):
    content = sending.written("assessments_cheshire", *rows(), *rows({"outlook": "rising"}, "NW-OCG-9"))
    killed_at(step, analyst, tmp_path, content, "assessments")
    assert assessments_here(analyst) == ((1, 1, len(LEVELS), 1) if step == "forget" else (0,) * 4)
    with viewing(analyst) as now:
        loading.finish_waiting(by=analyst, at=now)
    assert assessments_here(analyst) == (1, 1, len(LEVELS), 1)
    assert sending.loaded(analyst, "assessments_cheshire", content=content).held == 1
    assert assessments_here(analyst) == (1, 1, len(LEVELS), 1)
