"""Two who act on an assessment at once take turns, each on a connection of their own."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions import adopting, challenging, moderating, writing
from fourfold.understanding.assessments.models import Assessment, ModelFile, Review
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.rules.states import WrongState
from fourfold.understanding.threats.tests.test_taking_turns import second_while_first_is_open

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_two_moderators_at_once_one_decides_and_the_other_reads_why(scene, person, as_owner):
    one, other = scene.submitted(), person("moderator", "nwrocu_rocta")

    def agrees(by):
        return lambda now: moderating.agree(
            assessment=queries.assessment(one.pk), digest=one.digest, by=by, at=now
        )

    late = second_while_first_is_open(
        as_owner, (scene.moderator, agrees(scene.moderator)), (other, agrees(other))
    )
    assert isinstance(late, WrongState) and "is moderated" in str(late)
    with viewing(scene.analyst):
        assert Review.objects.filter(assessment=one, act="agree").count() == 1


def test_two_submits_at_once_seal_it_once(scene, as_owner):
    draft, by = scene.draft(), scene.analyst

    def submits(now):
        return writing.submit(assessment=queries.assessment(draft.pk), by=by, at=now)

    late = second_while_first_is_open(as_owner, (by, submits), (by, submits))
    assert isinstance(late, WrongState)
    with viewing(by):
        assert Review.objects.filter(assessment=draft, act="submit").count() == 1


def test_two_decisions_on_a_challenge_at_once_are_one(scene, as_owner):
    one = scene.moderated()
    with scene.acting(scene.analyst) as now:
        raised = challenging.challenge(
            assessment=one, reason="Too low.", decider_id=scene.decider.user_id, by=scene.analyst, at=now
        )

    def decides(now):
        return challenging.decide(
            raised=queries.challenge(raised.pk), overturn=True, reason="It is.", by=scene.decider, at=now
        )

    late = second_while_first_is_open(as_owner, (scene.decider, decides), (scene.decider, decides))
    assert isinstance(late, challenging.CannotChallenge) and "decided already" in str(late)


def test_two_who_begin_at_once_go_on_with_one_draft(scene, as_owner):
    def begins(by):
        return lambda now: writing.start(threat=scene.threat, by=by, at=now)

    late = second_while_first_is_open(
        as_owner, (scene.analyst, begins(scene.analyst)), (scene.colleague, begins(scene.colleague))
    )
    with viewing(scene.analyst):
        assert Assessment.objects.get(threat=scene.threat) == late


def test_two_who_adopt_a_version_at_once_adopt_it_once(person, as_owner):
    head, deputy = person("decider", "nwrocu_rocta"), person("decider", "nwrocu_rocta")
    text = next(iter(shipped_models().values()))

    def adopts(by):
        return lambda now: adopting.adopt(text=text, by=by, at=now)

    late = second_while_first_is_open(as_owner, (head, adopts(head)), (deputy, adopts(deputy)))
    assert isinstance(late, adopting.AlreadyAdopted)
    assert ModelFile.objects.count() == 1
