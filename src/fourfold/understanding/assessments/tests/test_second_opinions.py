"""A second opinion: somebody else's, beside the first, and of no effect by itself."""

from __future__ import annotations

import pytest

from fourfold.core.access.policy import Refused
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions import writing
from fourfold.understanding.assessments.rules.states import WrongState
from fourfold.understanding.assessments.tests.conftest import answers


def test_a_stale_copy_takes_no_second_opinion_once_it_is_withdrawn(scene):
    one = scene.submitted()
    with scene.acting(scene.colleague) as now:
        stale = queries.assessment(one.pk)
    with scene.acting(scene.analyst) as now:
        writing.withdraw(assessment=one, reason="On reflection.", by=scene.analyst, at=now)
    with scene.acting(scene.colleague) as now, pytest.raises(WrongState, match="open or moderated"):
        writing.second_opinion(assessment=stale, answers=answers(), by=scene.colleague, at=now)


def test_a_second_opinion_is_somebody_elses_and_never_counts_by_itself(scene):
    one = scene.submitted()
    with scene.acting(scene.analyst) as now, pytest.raises(Refused, match="somebody else's"):
        writing.second_opinion(assessment=one, answers=answers(), by=scene.analyst, at=now)
    with scene.acting(scene.colleague) as now:
        second = writing.second_opinion(
            assessment=one, answers=answers(physical="low"), by=scene.colleague, at=now
        )
        assert second.number == 2 and second.risk == 9
        with pytest.raises(WrongState, match="is not submitted"):
            writing.submit(assessment=second, by=scene.colleague, at=now)
        writing.withdraw(assessment=second, reason="On reflection.", by=scene.colleague, at=now)
        assert scene.fresh().moderation == "submitted"


def test_a_second_opinion_given_again_takes_the_place_of_the_first(scene):
    one = scene.submitted()
    with scene.acting(scene.colleague) as now:
        first = writing.second_opinion(assessment=one, answers=answers(), by=scene.colleague, at=now)
        again = writing.second_opinion(
            assessment=one, answers=answers(physical="low"), by=scene.colleague, at=now
        )
    assert first.pk == again.pk and again.answers["physical"]["level"] == "low" and again.edition == 2
