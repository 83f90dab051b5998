"""Another tier than the one worked out: with a reason, and only once somebody else has agreed to it."""

from __future__ import annotations

import pytest

from fourfold.understanding.assessments import changed
from fourfold.understanding.assessments.actions import moderating, writing
from fourfold.understanding.assessments.rules import overriding
from fourfold.understanding.assessments.rules.states import Unfinished


@pytest.mark.parametrize(("tier", "reason", "sentence"), [
    (2, " ", "Give a reason"), (4, "Because.", "Tier 4 is the one worked out"), (9, "Because.", "Choose a tier"),
])  # fmt: skip
def test_an_override_needs_a_reason_and_another_tier(scene, tier, reason, sentence):
    draft = scene.draft()
    with scene.acting(scene.analyst) as now, pytest.raises(Unfinished, match=sentence) as refused:
        writing.submit(assessment=draft, by=scene.analyst, at=now, override=(tier, reason))
    assert refused.value.findings[0].criterion in (overriding.TIER, overriding.REASON)


def test_an_override_counts_only_once_somebody_else_agreed(scene):
    draft = scene.draft()
    with scene.acting(scene.analyst) as now:
        one = writing.submit(assessment=draft, by=scene.analyst, at=now, override=(2, "A child is at risk."))
        assert scene.fresh().tier is None and (one.tier, one.tier_worked_out) == (2, 4)
    scene.agree(one, scene.moderator)
    with scene.acting(scene.analyst):
        assert scene.fresh().tier == 2 and scene.fresh().risk == 15


def test_a_moderator_agrees_to_the_very_override_that_was_read(scene):
    draft = scene.draft()
    with scene.acting(scene.analyst) as now:
        one = writing.submit(assessment=draft, by=scene.analyst, at=now, override=(2, "A child is at risk."))
    read = one.digest
    with scene.acting(scene.moderator) as now:
        moderating.give_back(assessment=one, digest=read, reason="Say which.", by=scene.moderator, at=now)
    with scene.acting(scene.analyst) as now:
        writing.submit(assessment=one, by=scene.analyst, at=now, override=(1, "Two children are at risk."))
        assert changed.since(one, read) == ["Tier 1 is asked for now, because: Two children are at risk."]
    with scene.acting(scene.moderator) as now, pytest.raises(moderating.ChangedSinceOpened):
        moderating.agree(assessment=one, digest=read, by=scene.moderator, at=now)
    scene.agree(one, scene.moderator)
    with scene.acting(scene.analyst):
        assert scene.fresh().tier == 1
