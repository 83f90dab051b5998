"""Coverage, disagreement and movement: counted on what the viewer sees, by name and never by rank."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.history import clock
from fourfold.core.ui.tests.reading import text
from fourfold.understanding.assessments.actions import writing
from fourfold.understanding.assessments.presenters import shifts
from fourfold.understanding.assessments.quality.coverage import coverage
from fourfold.understanding.assessments.quality.movement import movement
from fourfold.understanding.assessments.quality.pairs import disagreement
from fourfold.understanding.assessments.rules import suspecting
from fourfold.understanding.assessments.scoring.disagreement import Shift
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat


def another(scene, name, **facts):
    with scene.acting(scene.analyst) as now:
        first = scene.fresh()
        given = {"name": name, "kind": "ocg", "owner_agency_id": first.owner_agency_id,
                 "lead_agency_id": first.owner_agency_id, "phase": "pursue", **facts}  # fmt: skip
        scene.threat = recording.add(facts=given, by=scene.analyst, at=now)


def mended(scene, **changed):
    """Returned once, mended with other answers, then moderated."""
    one = scene.returned()
    with scene.acting(scene.analyst) as now:
        writing.save(assessment=one, opened=one.edition, answers=answers(**changed), by=scene.analyst, at=now)
        writing.submit(assessment=one, by=scene.analyst, at=now)
    scene.agree(one, scene.moderator)


def test_a_threat_without_a_record_is_missing_until_it_is_moderated(scene):
    with scene.acting(scene.moderator) as now:
        assert coverage((), now).unassessed.total == 1
    scene.submitted()
    with scene.acting(scene.moderator) as now:
        assert coverage((), now).unassessed.total == 1
    another(scene, "Op Ash")
    scene.moderated()
    with scene.acting(scene.moderator) as now:
        found = coverage((), now)
        assert (found.open_threats, found.unassessed.total) == (2, 1)


def test_a_closed_threat_is_not_missing(scene):
    another(scene, "Op Ash", phase="closed_dismantled")
    with scene.acting(scene.moderator) as now:
        found = coverage((), now)
        assert (found.open_threats, found.unassessed.total) == (1, 1)


def test_a_review_is_overdue_from_the_day_after_it_was_due(scene):
    scene.moderated()
    with scene.acting(scene.moderator) as now:
        due = scene.fresh().review_due
        assert coverage((), now).overdue.total == 0
        Threat.objects.filter(pk=scene.threat.pk).update(review_due=clock.day_of(now))
        assert coverage((), now).overdue.total == 0
        Threat.objects.filter(pk=scene.threat.pk).update(review_due=clock.day_of(now) - timedelta(days=1))
        assert coverage((), now).overdue.total == 1 and due > clock.day_of(now)


LOOKS = [
    ("ocg", "", "Line Tern", "vulnerability"),
    ("ocg", "", "HMP corruption", "vulnerability"),
    ("priority_individual", "county_line", "A Hale", "sort of vulnerability"),
    ("priority_individual", "", "Hale brothers", "group"),
    ("vulnerability", "county_line", "The Quay gang", "group"),
    ("ocg", "", "The Quay gang", ""),
    ("ocg", "", "Op Larch", ""),
    ("ocg", "", "Op Airline", ""),
    ("ocg", "", "Quay (cuckooing), HARBOUR", "vulnerability"),
    ("priority_individual", "", "A Hale/network", "group"),
    ("vulnerability", "county_line", "Line Tern", ""),
]


@pytest.mark.parametrize(("kind", "subtype", "name", "why"), LOOKS)
def test_a_type_that_looks_wrong_is_suspected_with_its_reason(kind, subtype, name, why):
    found = " ".join(suspecting.reasons(kind, subtype, name))
    assert why in found and bool(found) == bool(why)


def test_the_database_gives_every_threat_that_is_suspected(scene):
    for kind, subtype, name, _why in LOOKS:
        another(scene, name)
        with scene.acting(scene.analyst):
            Threat.objects.filter(pk=scene.threat.pk).update(kind=kind, subtype=subtype)
    with scene.acting(scene.moderator) as now:
        found = [(one.threat.kind, one.threat.name) for one in coverage((), now).suspects]
    assert sorted(found) == sorted((kind, name) for kind, _subtype, name, why in LOOKS if why)


def test_two_assessors_are_compared_as_they_first_answered(scene):
    one = scene.submitted()
    with scene.acting(scene.colleague) as now:
        writing.second_opinion(
            assessment=one,
            answers=answers(physical="severe", financial="not_known"),
            by=scene.colleague,
            at=now,
        )
    with scene.acting(scene.moderator) as now:
        found = disagreement((), clock.day_of(now))
        by_code = {row.criterion.code: row for row in found.criteria}
        assert (found.pairs, found.same, found.answers) == (1, 10, 12)
        assert (by_code["physical"].same, by_code["physical"].shift.mean) == (0, 1)
        assert (by_code["physical"].first, by_code["physical"].second) == (2 / 3, 1)
        assert (by_code["financial"].unknown, by_code["financial"].shift.n) == (1, 0)


def test_a_second_opinion_beside_a_draft_is_no_pair_yet_and_not_one_of_another_model(scene):
    with scene.acting(scene.analyst):
        draft = scene.draft()
    with scene.acting(scene.colleague) as now:
        writing.second_opinion(assessment=draft, answers=answers(), by=scene.colleague, at=now)
    with scene.acting(scene.moderator) as now:
        found = disagreement((), clock.day_of(now))
        assert (found.pairs, found.left_out) == (0, 0)


def test_a_withdrawn_second_opinion_is_no_pair(scene):
    one = scene.submitted()
    with scene.acting(scene.colleague) as now:
        second = writing.second_opinion(assessment=one, answers=answers(), by=scene.colleague, at=now)
        writing.withdraw(assessment=second, reason="On reflection.", by=scene.colleague, at=now)
    with scene.acting(scene.moderator) as now:
        assert disagreement((), clock.day_of(now)).pairs == 0


def test_movement_is_from_the_first_submission_to_what_was_moderated(scene, register):
    mended(scene, physical="severe")
    another(scene, "Op Ash")
    scene.moderated()
    with scene.acting(scene.moderator) as now:
        found = movement((), clock.day_of(now))
        cheshire = register["cheshire"]
        assert found.cases == 2
        # risk 15 to 24 and 15 to 15; physical one level up and none
        assert (found.risks[cheshire].n, found.risks[cheshire].mean, found.risks[cheshire].moved) == (
            2,
            4.5,
            1,
        )
        shift = found.criteria[cheshire, "physical"]
        assert (shift.n, shift.mean, shift.moved) == (2, 0.5, 1) and shift.low < 0 < shift.high
        assert found.criteria[cheshire, "financial"] == Shift(2, 0.0, None, None, 0)
        assert movement((str(register["merseyside"]),), clock.day_of(now)).cases == 0


def test_what_is_submitted_and_not_moderated_moves_nothing(scene):
    scene.submitted()
    with scene.acting(scene.moderator) as now:
        assert movement((), clock.day_of(now)).cases == 0


@pytest.mark.parametrize(("shift", "mean", "interval"), [
    (None, None, "not known"), (Shift(2, 0.5, -5.9, 6.9, 1), "+0.5", "−5.9 to +6.9"),
    (Shift(3, 0.0, None, None, 0), "0", "none moved"), (Shift(1, 1.0, None, None, 1), "+1.0", "too few, or all alike"),
])  # fmt: skip
def test_a_shift_is_said_with_what_it_rests_on(shift, mean, interval):
    assert (shifts.mean(shift), shifts.interval(shift)) == (mean, interval)


def test_the_page_shows_all_three_and_draws_them(scene, browse):
    mended(scene, physical="severe")
    another(scene, "Line Tern")
    one = scene.submitted()
    with scene.acting(scene.colleague) as now:
        writing.second_opinion(assessment=one, answers=answers(physical="low"), by=scene.colleague, at=now)
    page = text(browse(scene.moderator).get("/quality"))
    assert "Of 2 open threats: 1 without a moderated assessment" in page
    assert "1 that may be of the wrong type" in page and "“Line”" in page
    assert "92% (11 of 12)" in page and page.count('<svg class="ff-figure__drawing"') == 2
    assert "this is no league table" in page and "By criterion: Cheshire" in page


def test_the_page_of_one_force_and_the_page_of_nothing(scene, browse, register):
    browser = browse(scene.moderator)
    assert "Of 0 open threats" in text(browser.get(f"/quality?force={register['merseyside']}"))
    page = text(browser.get("/quality?force=nonsense"))
    assert "Of 1 open threats" in page and "Nothing has been moderated under the model in force yet." in page
