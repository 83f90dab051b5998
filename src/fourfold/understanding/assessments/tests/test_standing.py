"""What the list shows of a threat is what the history of its assessments says, whatever was done in what order."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db import transaction

from fourfold.core.access.policy import Refused
from fourfold.core.history import clock
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions import challenging, moderating, writing
from fourfold.understanding.assessments.actions.challenging import CannotChallenge
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.rules.states import Unfinished, WrongState
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.assessments.tests.oracles import standing as oracle
from fourfold.understanding.threats.actions import approving, asking, recording
from fourfold.understanding.threats.models import Threat

REFUSALS = (
    Refused, WrongState, Unfinished, writing.Clash, CannotChallenge,
    moderating.ChangedSinceOpened, moderating.ChangedSinceSubmitted,
)  # fmt: skip


def reclassify(scene, to):
    with scene.acting(scene.decider) as now:
        grounds = asking.Grounds(
            reason="It is a place.", evidence="log 41", approver=scene.moderator.user_id,
            check_on=clock.day_of(now) + timedelta(days=30), what_becomes="All stay.",
        )  # fmt: skip
        subtype = "county_line" if to == "vulnerability" else ""
        asked = asking.reclassify(
            threat=scene.fresh(), to=to, subtype=subtype, grounds=grounds, by=scene.decider, at=now
        )
    with scene.acting(scene.moderator) as now:
        approving.approve(asked=asked, by=scene.moderator, at=now)


def test_a_change_of_type_marks_the_threat_and_starts_a_draft(scene):
    one = scene.moderated()
    reclassify(scene, "vulnerability")
    with scene.acting(scene.analyst):
        threat = scene.fresh()
        assert threat.changed_since_moderation and threat.assessment_of_record == one.pk and threat.tier == 4
        draft = queries.open_assessment(threat.pk)
        assert draft.state == "draft" and draft.answers == one.answers
        assert draft.began_because == "A material fact of the threat changed after moderation."


def test_a_second_change_does_not_start_a_second_draft(scene):
    scene.moderated()
    reclassify(scene, "vulnerability")
    reclassify(scene, "priority_individual")
    with scene.acting(scene.analyst):
        assert Assessment.objects.filter(threat=scene.threat, state="draft").count() == 1


def test_a_change_that_is_not_material_leaves_the_moderation_alone(scene):
    scene.moderated()
    with scene.acting(scene.analyst) as now:
        recording.amend(threat=scene.threat, opened=scene.fresh().edition, changes={"name": "Op Ash"},
                        by=scene.analyst, at=now)  # fmt: skip
        assert not scene.fresh().changed_since_moderation and queries.open_assessment(scene.threat.pk) is None


def test_the_next_moderation_takes_the_mark_away(scene):
    scene.moderated()
    reclassify(scene, "vulnerability")
    with scene.acting(scene.analyst) as now:
        draft = queries.open_assessment(scene.threat.pk)
        one = writing.submit(assessment=draft, by=scene.analyst, at=now)
    with scene.acting(scene.moderator) as now:
        moderating.agree(assessment=one, digest=one.digest, by=scene.moderator, at=now)
        assert not scene.fresh().changed_since_moderation


ANY = ("start", "save", "submit", "agree", "give_back", "withdraw", "take_over", "second", "amend", "reclassify",
       "challenge", "decide")  # fmt: skip


class Walk:
    """Takes acts at random, most of them possible and some refused, on one threat."""

    def __init__(self, scene, seed):
        self.scene, self.pick = scene, random.Random(seed)

    def step(self):
        name = self.likely() if self.pick.random() < 0.6 else self.pick.choice(ANY)
        try:
            with transaction.atomic():
                getattr(self, name)()
        except REFUSALS:
            return f"{name} refused"
        return name

    def likely(self):
        """What comes next as a rule, so that whole rounds of moderation happen between the disturbances."""
        with self.scene.acting(self.scene.analyst):
            open_one = queries.open_assessment(self.scene.threat.pk)
        if open_one is None:
            return self.pick.choice(("start", "challenge", "decide"))
        if open_one.state == "draft":
            return "submit" if open_one.answers else "save"
        return {"submitted": "agree", "returned": self.pick.choice(("submit", "challenge", "decide"))}[
            open_one.state
        ]

    def one(self):
        found = list(Assessment.objects.filter(threat=self.scene.threat).order_by("second_to", "-pk"))
        if not found:
            raise WrongState("none yet")
        # The latest as a rule; now and then any other, a second opinion too.
        latest = max((one for one in found if one.second_to_id is None), key=lambda one: one.pk)
        return latest if self.pick.random() < 0.8 else self.pick.choice(found)

    def start(self):
        with self.scene.acting(self.scene.analyst) as now:
            writing.start(threat=self.scene.threat, by=self.scene.analyst, at=now)

    def save(self):
        with self.scene.acting(self.scene.analyst) as now:
            one = queries.open_assessment(self.scene.threat.pk) or self.one()
            level = self.pick.choice(("none", "severe", "not_known"))
            writing.save(assessment=one, opened=one.edition, answers=answers(physical=level),
                         by=self.scene.analyst, at=now)  # fmt: skip

    def submit(self):
        with self.scene.acting(self.scene.analyst) as now:
            override = self.pick.choice((None, None, (1, "A child is at risk.")))
            writing.submit(assessment=self.one(), by=self.scene.analyst, at=now, override=override)

    def agree(self):
        with self.scene.acting(self.scene.moderator) as now:
            one = self.one()
            moderating.agree(assessment=one, digest=one.digest, by=self.scene.moderator, at=now)

    def give_back(self):
        with self.scene.acting(self.scene.moderator) as now:
            one = self.one()
            moderating.give_back(
                assessment=one, digest=one.digest, reason="Mend.", by=self.scene.moderator, at=now
            )

    def withdraw(self):
        with self.scene.acting(self.scene.analyst) as now:
            writing.withdraw(assessment=self.one(), reason="Wrong.", by=self.scene.analyst, at=now)

    def take_over(self):
        with self.scene.acting(self.scene.analyst):
            writing.take_over(assessment=self.one(), by=self.scene.analyst)

    def second(self):
        with self.scene.acting(self.scene.colleague) as now:
            writing.second_opinion(assessment=self.one(), answers=answers(physical="low"),
                                   by=self.scene.colleague, at=now)  # fmt: skip

    def amend(self):
        with self.scene.acting(self.scene.analyst) as now:
            area = self.pick.choice(("firearms", "drugs", ""))
            recording.amend(threat=self.scene.fresh(), opened=self.scene.fresh().edition,
                            changes={"main_area": area}, by=self.scene.analyst, at=now)  # fmt: skip

    def reclassify(self):
        with self.scene.acting(self.scene.decider):
            now = self.scene.fresh().kind
        reclassify(self.scene, "ocg" if now != "ocg" else "vulnerability")

    def challenge(self):
        with self.scene.acting(self.scene.coordinator) as now:
            challenging.challenge(assessment=self.one(), reason="No.", decider_id=self.scene.decider.user_id,
                                  by=self.scene.coordinator, at=now)  # fmt: skip

    def decide(self):
        with self.scene.acting(self.scene.decider) as now:
            waiting = queries.to_decide(self.scene.decider)
            if not waiting:
                raise CannotChallenge("none waits")
            challenging.decide(raised=waiting[0], overturn=self.pick.random() < 0.7, reason="So.",
                               by=self.scene.decider, at=now)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_the_standing_equals_its_slow_twin_after_every_act(scene, seed):
    walk, done = Walk(scene, seed), []
    for _step in range(70):
        done.append(walk.step())
        with scene.acting(scene.analyst):
            assert oracle.shown(scene.threat.pk) == oracle.worked_out(scene.threat.pk), done
    assert Threat.objects.count() == 0  # without a viewer nothing is seen, here too
