"""A force challenges a moderation; somebody named, who had no part in it, decides."""

from __future__ import annotations

import pytest

from fourfold.core.access.policy import Refused
from fourfold.understanding.assessments import parts, queries
from fourfold.understanding.assessments.actions import challenging, moderating, writing
from fourfold.understanding.assessments.actions.challenging import CannotChallenge
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.presenters import challenged
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import recording


def challenge(scene, one, decider=None, reason="The stabbings are in logs 41 and 52."):
    with scene.acting(scene.coordinator) as now:
        return challenging.challenge(
            assessment=one, reason=reason, decider_id=(decider or scene.decider).user_id,
            by=scene.coordinator, at=now,
        )  # fmt: skip


def decide(scene, raised, overturn, who=None, reason="Both logs say so."):
    who = who or scene.decider
    with scene.acting(who) as now:
        return challenging.decide(raised=raised, overturn=overturn, reason=reason, by=who, at=now)


def test_a_draft_cannot_be_challenged_and_neither_can_what_waits(scene):
    for one in (scene.draft(), scene.submitted()):
        with pytest.raises(CannotChallenge, match="Only a return"):
            challenge(scene, one)


def test_a_challenge_needs_a_reason_and_waits_once(scene):
    one = scene.returned()
    with pytest.raises(CannotChallenge, match="Say why"):
        challenge(scene, one, reason=" ")
    challenge(scene, one)
    with pytest.raises(CannotChallenge, match="waiting for its decision"):
        challenge(scene, one)


def test_the_decider_had_no_part_and_may_decide(scene, person):
    one = scene.returned()
    for party in (scene.analyst, scene.moderator, scene.coordinator):
        with pytest.raises(CannotChallenge, match="no part"):
            challenge(scene, one, decider=party)
    with pytest.raises(CannotChallenge, match="does not decide challenges"):
        challenge(scene, one, decider=person("moderator", "nwrocu_rocta"))
    with pytest.raises(CannotChallenge, match="does not decide challenges"):
        challenge(scene, one, decider=person("decider", "tarian"))


def test_the_choice_of_deciders_holds_only_who_may(scene):
    one = scene.returned()
    with scene.acting(scene.coordinator) as now:
        names = [name for _id, name in parts.deciders(one, scene.coordinator, now.date())]
    assert names == ["Head of unit", "P Quill"]


def test_only_the_named_decider_decides_with_a_reason_and_once(scene, person):
    raised = challenge(scene, scene.returned())
    with pytest.raises(Refused, match="put to somebody else"):
        decide(scene, raised, True, who=person("decider", "nwrocu_rocta"))
    with pytest.raises(CannotChallenge, match="Give the reason"):
        decide(scene, raised, True, reason="")
    decide(scene, raised, False)
    with pytest.raises(CannotChallenge, match="decided already"):
        decide(scene, raised, True)


def test_upholding_a_return_changes_nothing(scene):
    one = scene.returned()
    decide(scene, challenge(scene, one), False)
    with scene.acting(scene.analyst):
        assert Assessment.objects.get(pk=one.pk).state == "returned" and scene.fresh().tier is None


def test_overturning_a_return_moderates_exactly_what_was_submitted(scene):
    one = scene.returned()
    raised = challenge(scene, one)
    with scene.acting(scene.analyst) as now:
        writing.save(
            assessment=one, opened=one.edition, answers=answers(physical="severe"), by=scene.analyst, at=now
        )
    decide(scene, raised, True)
    with scene.acting(scene.analyst):
        stands = Assessment.objects.get(pk=one.pk)
        assert (stands.state, stands.moderator_id) == ("moderated", scene.decider.user_id)
        assert stands.answers["physical"]["level"] == "serious" and scene.fresh().risk == 15


def test_a_return_is_not_overturned_once_the_threat_has_changed(scene):
    one = scene.returned()
    raised = challenge(scene, one)
    with scene.acting(scene.analyst) as now:
        recording.amend(threat=scene.threat, opened=scene.fresh().edition, changes={"main_area": "firearms"},
                        by=scene.analyst, at=now)  # fmt: skip
    with pytest.raises(CannotChallenge, match="The threat changed"):
        decide(scene, raised, True)


def test_overturning_a_moderation_puts_the_record_in_question_and_starts_a_draft(scene):
    one = scene.moderated()
    decide(scene, challenge(scene, one), True)
    with scene.acting(scene.analyst):
        threat = scene.fresh()
        assert (threat.assessment_of_record, threat.changed_since_moderation, threat.tier) == (
            one.pk,
            True,
            4,
        )
        draft = Assessment.objects.get(threat=threat, state="draft")
        assert draft.answers == one.answers and "challenge" in draft.began_because


def test_who_overturned_a_return_does_not_decide_a_challenge_to_that(scene):
    one = scene.returned()
    decide(scene, challenge(scene, one), True)
    with pytest.raises(CannotChallenge, match="no part"):
        challenge(scene, one)


def test_each_decision_says_what_it_was_on(scene, person):
    one = scene.returned()
    for overturn in (False, True, False):
        who = person("decider", "nwrocu_rocta")
        decide(scene, challenge(scene, one, decider=who), overturn, who=who)
    with scene.acting(scene.analyst):
        reviews = queries.reviews(one)
        outcomes = [str(challenged.outcome(raised, reviews)) for raised in queries.challenges(one)]
        decided = [str(act) for act in challenged.acts(reviews) if str(act).startswith("Challenge decided")]
    assert outcomes == [
        "The return stands",
        "The return is overturned: the assessment stands as submitted",
        "The moderation stands",
    ]
    assert decided == [
        "Challenge decided: the return stands",
        "Challenge decided: the return is overturned, the assessment stands as submitted",
        "Challenge decided: the moderation stands",
    ]


def test_submitting_again_ends_the_challenge_to_the_return(scene):
    one = scene.returned()
    raised = challenge(scene, one)
    with scene.acting(scene.analyst) as now:
        writing.submit(assessment=one, by=scene.analyst, at=now)
        raised.refresh_from_db()
        assert raised.outcome == "lapsed" and "submitted again" in raised.decided_reason
    with pytest.raises(CannotChallenge, match="has lapsed"):
        decide(scene, raised, True)


def test_the_next_moderation_ends_the_challenge_to_the_last_and_it_cannot_be_raised_again(scene):
    first = scene.moderated()
    raised = challenge(scene, first)
    second = scene.submitted(physical="severe")
    with scene.acting(scene.moderator) as now:
        moderating.agree(assessment=second, digest=second.digest, by=scene.moderator, at=now)
        raised.refresh_from_db()
        assert raised.outcome == "lapsed"
    with pytest.raises(CannotChallenge, match="the moderation that stands"):
        challenge(scene, first)


def test_an_officer_without_the_role_does_not_challenge(scene, person):
    one, officer = scene.returned(), person("lro", "cheshire")
    with scene.acting(officer) as now, pytest.raises(Refused, match="does not challenge"):
        challenging.challenge(
            assessment=one, reason="No.", decider_id=scene.decider.user_id, by=officer, at=now
        )
