"""Nobody moderates their own, who moderates whose is a dated rule, and moderation binds to what was read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.understanding.assessments import parts, queries
from fourfold.understanding.assessments.actions import moderating, starting, writing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.rules import moderators
from fourfold.understanding.assessments.rules.moderators import MayNotModerate, Moderator
from fourfold.understanding.assessments.rules.states import WrongState
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import recording


def test_an_assessor_does_not_moderate(scene):
    with pytest.raises(Refused, match="Your role does not moderate"):
        scene.agree(scene.submitted(), scene.analyst)


def test_the_database_itself_refuses_an_assessor_who_moderates(scene):
    one = scene.submitted()
    with scene.acting(scene.analyst) as now, pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=one.pk).update(
            state="moderated", moderator_id=scene.analyst.user_id, moderated_at=now
        )


def test_a_moderator_of_the_force_itself_is_refused_by_the_rule(scene, person):
    insider = person("moderator", "cheshire")
    with pytest.raises(MayNotModerate, match="moderated by the region's threat assessment unit"):
        scene.agree(scene.submitted(), insider)


def test_a_moderator_who_was_relieved_of_the_draft_still_had_a_part(scene):
    one = scene.draft()
    with scene.acting(scene.moderator):
        Assessment.objects.filter(pk=one.pk).update(assessor_id=scene.moderator.user_id)
    with scene.acting(scene.analyst) as now:
        starting.take_over(assessment=one, by=scene.analyst)
        writing.submit(assessment=one, by=scene.analyst, at=now)
    with pytest.raises(MayNotModerate, match="You had a part"):
        scene.agree(one, scene.moderator)


def test_a_draft_belongs_to_its_assessor_until_somebody_takes_it_over(scene):
    one = scene.draft()
    with scene.acting(scene.colleague) as now:
        with pytest.raises(Refused, match="Somebody else is writing"):
            writing.save(assessment=one, opened=one.edition, answers=answers(), by=scene.colleague, at=now)
        with pytest.raises(Refused, match="Somebody else is writing"):
            writing.withdraw(assessment=one, reason="Mine now.", by=scene.colleague, at=now)
        writing.take_over(assessment=one, by=scene.colleague)
        assert (
            writing.submit(assessment=one, by=scene.colleague, at=now).assessor_id == scene.colleague.user_id
        )


@pytest.mark.parametrize(
    ("owner", "moderator", "sentence"),
    [
        ("force", Moderator(2, of_rocta=True, had_a_part=False, of_another_agency=True), ""),
        ("force", Moderator(2, of_rocta=False, had_a_part=False, of_another_agency=True), "ROCTA"),
        ("rocu", Moderator(2, of_rocta=False, had_a_part=False, of_another_agency=False), ""),
        ("rocu", Moderator(2, of_rocta=True, had_a_part=True, of_another_agency=False), "had a part"),
        ("council", Moderator(2, of_rocta=True, had_a_part=False, of_another_agency=False), "another agency"),
        ("council", Moderator(2, of_rocta=False, had_a_part=False, of_another_agency=True), ""),
        ("force", Moderator(1, of_rocta=True, had_a_part=False, of_another_agency=True), "had a part"),
    ],
)
def test_who_moderates_whose(owner, moderator, sentence):
    def ask():
        moderators.check(owner, 1, moderator, on=date(2022, 5, 1))

    if not sentence:
        ask()
    else:
        with pytest.raises(MayNotModerate, match=sentence):
            ask()


def test_before_the_rule_starts_nobody_moderates():
    someone = Moderator(2, of_rocta=True, had_a_part=False, of_another_agency=True)
    with pytest.raises(MayNotModerate, match="No rule in force"):
        moderators.check("force", 1, someone, on=date(2020, 12, 31))


def test_a_rule_that_ended_hands_over_to_the_next(monkeypatch):
    rules = (
        moderators.Rule("force", ("other",), date(2021, 1, 1), date(2022, 3, 31)),
        moderators.Rule("force", ("rocta",), date(2022, 4, 1), None),
    )
    monkeypatch.setattr(moderators, "rules", lambda: rules)
    peer = Moderator(2, of_rocta=False, had_a_part=False, of_another_agency=True)
    moderators.check("force", 1, peer, on=date(2022, 3, 31))
    with pytest.raises(MayNotModerate, match="ROCTA"):
        moderators.check("force", 1, peer, on=date(2022, 4, 1))


def test_the_rocta_unit_of_another_region_does_not_count(scene, person, register):
    one = scene.submitted()
    stranger = parts.as_moderator(scene.moderator, register["south_wales"], date(2022, 5, 1))
    assert not stranger.of_rocta
    with scene.acting(scene.moderator):
        assert parts.moderator(one, scene.moderator, date(2022, 5, 1)).of_rocta


def test_moderation_binds_to_what_the_moderator_read(scene):
    one = scene.submitted()
    read = one.digest
    with scene.acting(scene.moderator) as now:
        moderating.give_back(assessment=one, digest=read, reason="Mend.", by=scene.moderator, at=now)
    with scene.acting(scene.analyst) as now:
        writing.save(
            assessment=one, opened=one.edition, answers=answers(physical="severe"), by=scene.analyst, at=now
        )
        writing.submit(assessment=one, by=scene.analyst, at=now)
    with scene.acting(scene.moderator) as now:
        for step in (moderating.agree, moderating.give_back):
            with pytest.raises(moderating.ChangedSinceOpened, match="This changed after you opened it"):
                step(assessment=one, digest=read, reason="As read.", by=scene.moderator, at=now)
        assert Assessment.objects.get(pk=one.pk).state == "submitted"


def test_a_fact_that_changed_between_submitting_and_deciding_is_refused(scene):
    one = scene.submitted()
    with scene.acting(scene.analyst) as now:
        recording.amend(threat=scene.threat, opened=scene.fresh().edition, changes={"main_area": "firearms"},
                        by=scene.analyst, at=now)  # fmt: skip
    with pytest.raises(moderating.ChangedSinceOpened):
        scene.agree(one, scene.moderator)


def test_what_changed_since_it_was_submitted_can_only_be_returned(scene):
    from fourfold.understanding.assessments.answering import digest_of

    one = scene.submitted()
    with scene.acting(scene.analyst) as now:
        recording.amend(threat=scene.threat, opened=scene.fresh().edition, changes={"main_area": "firearms"},
                        by=scene.analyst, at=now)  # fmt: skip
    with scene.acting(scene.moderator) as now:
        one = queries.assessment(one.pk)
        with pytest.raises(moderating.ChangedSinceSubmitted, match="Return it"):
            moderating.agree(assessment=one, digest=digest_of(one), by=scene.moderator, at=now)
        moderating.give_back(
            assessment=one, digest=digest_of(one), reason="It is firearms now.", by=scene.moderator, at=now
        )
        assert one.state == "returned"


def test_a_change_that_is_not_material_binds_nobody(scene):
    one = scene.submitted()
    with scene.acting(scene.analyst) as now:
        recording.amend(threat=scene.threat, opened=scene.fresh().edition, changes={"name": "Op Ash"},
                        by=scene.analyst, at=now)  # fmt: skip
    assert scene.agree(one, scene.moderator).state == "moderated"


def test_two_moderators_do_not_both_decide(scene, person):
    one, other = scene.submitted(), person("moderator", "nwrocu_rocta")
    stale = Assessment(pk=one.pk, threat_id=one.threat_id, state="submitted", digest=one.digest)
    scene.agree(one, scene.moderator)
    with pytest.raises(WrongState, match="is moderated"):
        scene.agree(stale, other)


def test_a_stale_copy_is_not_submitted_twice(scene):
    draft = scene.draft()
    with scene.acting(scene.analyst) as now:
        stale = queries.assessment(draft.pk)
        writing.submit(assessment=draft, by=scene.analyst, at=now)
        with pytest.raises(WrongState, match="being moderated"):
            writing.submit(assessment=stale, by=scene.analyst, at=now)


def test_submitting_another_edition_than_the_one_checked_clashes(scene):
    draft = scene.draft()
    with scene.acting(scene.analyst) as now:
        for checked in ({"opened": draft.edition - 1}, {"digest": "0" * 64}):
            with pytest.raises(writing.Clash):
                writing.submit(assessment=draft, by=scene.analyst, at=now, **checked)
        assert (
            writing.submit(assessment=draft, by=scene.analyst, at=now, opened=draft.edition).state
            == "submitted"
        )


def test_a_viewer_of_another_force_finds_no_assessment(scene, person):
    one = scene.moderated()
    with viewing(person("analyst", "merseyside")):
        assert queries.assessment(one.pk) is None and queries.of_threat(one.threat_id) == []


def test_the_moments_of_a_moderation_are_those_of_the_act(scene):
    one = scene.moderated()
    assert one.began_at < one.submitted_at < one.moderated_at <= datetime.now(UTC)
