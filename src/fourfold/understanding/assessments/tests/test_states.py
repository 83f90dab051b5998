"""Draft, submitted, returned, moderated, withdrawn: every step there is, and none that there is not."""

from __future__ import annotations

import pytest

from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions import adopting, drafts, moderating, writing
from fourfold.understanding.assessments.models import Assessment, ModelFile, Review
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.rules.states import TRANSITIONS, ReasonNeeded, Unfinished, WrongState
from fourfold.understanding.assessments.tests.conftest import answers


def test_a_first_draft_has_no_answer_and_says_so_on_the_list(scene):
    with scene.acting(scene.analyst) as now:
        begun = writing.start(threat=scene.threat, by=scene.analyst, at=now)
    with scene.acting(scene.analyst):
        assert begun.answers == {} and begun.risk is None
        assert (begun.lowest, begun.highest) == (0, 120)
        assert scene.fresh().moderation == "draft"


def test_starting_again_goes_on_with_the_open_draft(scene):
    first = scene.draft()
    with scene.acting(scene.colleague) as now:
        again = writing.start(threat=scene.threat, by=scene.colleague, at=now)
    assert again.pk == first.pk and again.assessor_id == scene.analyst.user_id


def test_a_draft_may_be_incomplete_and_a_submission_may_not(scene):
    draft = scene.draft(physical="")
    with (
        scene.acting(scene.analyst) as now,
        pytest.raises(Unfinished, match="Choose an answer for Physical harm"),
    ):
        writing.submit(assessment=draft, by=scene.analyst, at=now)


def test_unknown_leaves_a_range_open_and_is_not_zero(scene):
    draft = scene.draft(physical="not_known")
    # harm without physical is 2, with the highest physical 8; likelihood is 3
    assert (draft.risk, draft.lowest, draft.highest) == (6, 6, 24)


def test_too_much_unknown_gives_no_tier_and_cannot_be_submitted(scene):
    draft = scene.draft(**dict.fromkeys(("physical", "psychological", "financial", "community"), "not_known"))
    assert draft.risk is None and draft.tier is None
    with scene.acting(scene.analyst) as now, pytest.raises(Unfinished, match="Not enough known for a tier"):
        writing.submit(assessment=draft, by=scene.analyst, at=now)


def test_a_saved_draft_refuses_a_page_that_was_opened_before(scene):
    draft = scene.draft()
    with scene.acting(scene.analyst) as now, pytest.raises(writing.Clash):
        writing.save(assessment=draft, opened=draft.edition - 1, answers=answers(), by=scene.analyst, at=now)


def test_an_answer_that_the_model_does_not_know_is_refused_in_words(scene):
    draft = scene.draft()
    with (
        scene.acting(scene.analyst) as now,
        pytest.raises(Unfinished, match="Choose one of these for Physical harm"),
    ):
        writing.save(assessment=draft, opened=draft.edition, answers=answers(physical="dreadful"),
                     by=scene.analyst, at=now)  # fmt: skip


def test_what_is_being_moderated_cannot_be_changed(scene):
    one = scene.submitted()
    with scene.acting(scene.analyst) as now, pytest.raises(WrongState, match="is being moderated"):
        writing.save(assessment=one, opened=one.edition, answers=answers(), by=scene.analyst, at=now)


def test_agreeing_makes_the_assessment_of_record(scene):
    one = scene.moderated()
    with scene.acting(scene.analyst):
        threat = scene.fresh()
        assert (threat.assessment_of_record, threat.tier, threat.risk) == (one.pk, 4, 15)
        assert threat.moderation == "moderated" and threat.review_due is not None


def test_a_return_needs_a_reason_and_can_be_submitted_again(scene):
    one = scene.submitted()
    with scene.acting(scene.moderator) as now:
        with pytest.raises(moderating.ReasonNeeded):
            moderating.give_back(assessment=one, digest=one.digest, reason=" ", by=scene.moderator, at=now)
        moderating.give_back(assessment=one, digest=one.digest, reason="Mend it.", by=scene.moderator, at=now)
    with scene.acting(scene.analyst) as now:
        assert scene.fresh().moderation == "returned"
        assert writing.submit(assessment=one, by=scene.analyst, at=now).state == "submitted"


def test_the_record_stands_while_a_draft_is_open_and_until_the_next_is_moderated(scene):
    first = scene.moderated()
    second = scene.submitted(physical="severe")
    with scene.acting(scene.analyst):
        assert (scene.fresh().assessment_of_record, scene.fresh().risk) == (first.pk, 15)
        assert scene.fresh().moderation == "moderated"
    with scene.acting(scene.moderator) as now:
        moderating.agree(assessment=second, digest=second.digest, by=scene.moderator, at=now)
        assert (scene.fresh().assessment_of_record, scene.fresh().risk) == (second.pk, 24)


def test_a_new_draft_starts_from_the_last_answers(scene):
    scene.moderated(physical="severe")
    with scene.acting(scene.analyst) as now:
        begun = writing.start(threat=scene.threat, by=scene.analyst, at=now)
    assert begun.answers["physical"]["level"] == "severe" and begun.risk == 24


def test_a_new_draft_leaves_open_what_the_new_model_no_longer_knows(scene):
    scene.moderated(physical="low")
    text = shipped_models()["tactical-1.2.yaml"].replace("version: 1.2", "version: 1.3")
    text = text.replace("from: 2022-04-01", "from: 2022-04-02").replace("code: low,", "code: slight,")
    text = text.replace("\n      low:", "\n      slight:")
    with scene.acting(scene.decider) as now:
        adopting.adopt(text=text, by=scene.decider, at=now)
    with scene.acting(scene.analyst) as now:
        begun = writing.start(threat=scene.threat, by=scene.analyst, at=now)
    assert begun.model.version == "1.3" and "physical" not in begun.answers and "frequency" in begun.answers


def test_without_a_model_in_force_the_sentence_says_whom_to_ask(scene):
    ModelFile.objects.update(in_force_to="2022-04-01")
    with scene.acting(scene.analyst) as now, pytest.raises(drafts.NoModel, match="Ask the ROCTA unit"):
        writing.start(threat=scene.threat, by=scene.analyst, at=now)


@pytest.mark.parametrize("reach", ["draft", "submitted", "returned", "moderated"])
def test_an_assessment_can_be_withdrawn_from_every_state_with_a_reason(scene, reach):
    one = getattr(scene, reach)()
    with scene.acting(scene.analyst) as now:
        with pytest.raises(ReasonNeeded, match="Say why"):
            writing.withdraw(assessment=one, reason="", by=scene.analyst, at=now)
        writing.withdraw(assessment=one, reason="Wrong threat.", by=scene.analyst, at=now)
        threat = scene.fresh()
        assert (threat.moderation, threat.tier, threat.risk) == ("withdrawn", None, None)
        with pytest.raises(WrongState, match="was withdrawn"):
            writing.withdraw(assessment=one, reason="Again.", by=scene.analyst, at=now)


def test_withdrawing_a_draft_leaves_the_record(scene):
    first = scene.moderated()
    draft = scene.draft()
    with scene.acting(scene.analyst) as now:
        writing.withdraw(assessment=draft, reason="Not needed.", by=scene.analyst, at=now)
        assert (scene.fresh().assessment_of_record, scene.fresh().moderation) == (first.pk, "moderated")


def test_withdrawing_the_record_shows_the_draft_that_is_open(scene):
    first = scene.moderated()
    scene.draft()
    with scene.acting(scene.analyst) as now:
        writing.withdraw(assessment=first, reason="Wrong threat.", by=scene.analyst, at=now)
        assert (scene.fresh().tier, scene.fresh().moderation) == (None, "draft")


def test_every_step_that_no_transition_allows_is_refused(scene):
    one = scene.submitted()

    def steps(now):
        yield "submitted", lambda: writing.submit(assessment=one, by=scene.analyst, at=now)
        yield (
            "moderated",
            lambda: moderating.agree(assessment=one, digest=one.digest, by=scene.moderator, at=now),
        )
        yield "returned", lambda: moderating.give_back(assessment=one, digest=one.digest, reason="Mend.",
                                                       by=scene.moderator, at=now)  # fmt: skip

    # From a return, only a challenge leads to moderated: the assessor submits again first.
    allowed = {**TRANSITIONS, "returned": TRANSITIONS["returned"] - {"moderated"}}
    with scene.acting(scene.moderator) as now:
        for state in ("draft", "returned", "moderated", "withdrawn"):
            who = (
                {"moderator_id": scene.moderator.user_id, "moderated_at": now} if state == "moderated" else {}
            )
            Assessment.objects.filter(pk=one.pk).update(state=state, **who)
            for to, step in steps(now):
                if to not in allowed[state]:
                    with pytest.raises(WrongState):
                        step()


def test_every_act_keeps_who_did_it_to_which_version(scene):
    one = scene.moderated()
    with scene.acting(scene.analyst):
        kept = queries.reviews(one)
        assert [(review.act, review.by_id) for review in kept] == [
            (Review.Act.SUBMIT, scene.analyst.user_id), (Review.Act.AGREE, scene.moderator.user_id)]  # fmt: skip
        assert {review.digest for review in kept} == {one.digest} and kept[0].answers == one.answers
