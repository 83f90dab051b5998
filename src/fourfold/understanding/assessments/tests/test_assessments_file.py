"""What a file of assessments does, from each sender."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.actions import settling
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.reading.cells import from_json
from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.actions import moderating, writing
from fourfold.understanding.assessments.intake import writing as intake_writing
from fourfold.understanding.assessments.models import Review
from fourfold.understanding.assessments.presenters import words
from fourfold.understanding.assessments.tests.assessments_sent import (
    counts,
    every,
    held_sentences,
    load,
    rows,
    today,
)
from fourfold.understanding.assessments.tests.conftest import LEVELS
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat

SENDERS = ("cheshire", "lancashire", "merseyside", "gmp", "north_wales", "cumbria", "nwrocu")


@pytest.mark.parametrize("force", SENDERS)
def test_each_senders_file_is_the_same_assessment_and_waits_for_its_moderator(scene, person, register, force):
    analyst = person("analyst", force)
    with viewing(analyst) as now:
        facts = {"name": "Op Elm", "kind": "ocg", "owner_agency_id": register[force],
                 "lead_agency_id": register[force], "phase": "pursue"}  # fmt: skip
        threat = recording.add(facts=facts, by=analyst, at=now)
    batch = load(
        scene,
        *rows(threat=threat.reference, evidence=["log 41", "log 52"]),
        by=analyst,
        name=f"assessments_{force}",
    )
    assert held_sentences(scene, analyst) == [] and counts(batch) == (12, 0, 0, 0)
    (one,) = every(scene, analyst)
    assert (one.state, one.tier_worked_out, one.risk, one.assessor_id) == (
        "submitted",
        4,
        15,
        analyst.user_id,
    )
    assert (one.assessed_by, one.assessed_on, one.moderator_id) == (
        "E Loxley",
        today() - timedelta(days=3),
        None,
    )
    evidence = [] if force == "cumbria" else ["log 41", "log 52"]
    assert one.answers == {
        code: {"level": level, "reason": "log 41", "evidence": evidence} for code, level in LEVELS.items()
    }
    with viewing(analyst):
        assert (
            one.digest == answering.digest_of(one)
            and Threat.objects.get(pk=threat.pk).moderation == "submitted"
        )
        assert [*Review.objects.values_list("act", "digest")] == [("submit", one.digest)]


def test_it_is_what_somebody_would_have_submitted_here(scene):
    load(scene, *rows())
    (sent,) = every(scene)
    with scene.acting(scene.analyst) as now:
        writing.withdraw(assessment=sent, reason="To compare.", by=scene.analyst, at=now)
    written = scene.submitted()
    for name in ("digest", "risk", "lowest", "highest", "tier_worked_out", "confidence", "position"):
        assert getattr(written, name) == getattr(sent, name)


def test_a_moderator_reads_who_judged_and_agrees_to_exactly_it(scene, browse):
    load(scene, *rows())
    (one,) = every(scene)
    said = f"E Loxley on {today() - timedelta(days=3):%-d %B %Y}, as its sender states"
    assert words.stated(one) == said
    for address in (f"/moderation/{one.pk}", "/moderation", f"/assessments/{one.pk}"):
        assert said in browse(scene.moderator).get(address).content.decode()
    scene.agree(one, scene.moderator)
    with scene.acting(scene.analyst):
        assert scene.fresh().tier == 4


def test_whoever_loaded_it_does_not_moderate_it_and_the_file_never_does(scene):
    load(scene, *rows())
    (one,) = every(scene)
    assert one.state == "submitted" and one.assessor_id == scene.analyst.user_id and one.moderated_at is None
    with scene.acting(scene.analyst):
        assert scene.fresh().tier is None and scene.fresh().assessment_of_record is None


def test_with_answers_missing_it_is_a_draft_that_says_so(scene):
    batch = load(scene, *rows({**LEVELS, "outlook": None}))
    (one,) = every(scene)
    assert counts(batch) == (12, 0, 0, 0) and (one.state, one.digest) == ("draft", "")
    assert one.answers["outlook"] == {"level": "", "reason": "log 41", "evidence": []}
    assert words.open_words(one).startswith("Loaded from a file by A Rees on")
    with scene.acting(scene.analyst):
        assert scene.fresh().moderation == "draft" and not Review.objects.exists()


def test_a_reason_that_is_missing_leaves_a_draft_too(scene):
    sent = rows()
    load(scene, {**sent[0], "reason": None}, *sent[1:])
    assert every(scene)[0].state == "draft"


def test_the_missing_row_in_a_later_file_or_mended_completes_it(scene):
    load(scene, *rows({**LEVELS, "outlook": None}))
    batch = load(scene, *rows(), by=scene.colleague)
    assert counts(batch) == (0, 1, 11, 0)
    (one,) = every(scene)
    assert (one.state, one.assessor_id, one.risk) == ("submitted", scene.colleague.user_id, 15)


def test_the_same_again_changes_nothing(scene):
    load(scene, *rows())
    before = every(scene)[0].edition
    assert counts(load(scene, *reversed(rows()))) == (0, 0, 12, 0)
    assert [one.edition for one in every(scene)] == [before]


def test_a_correction_waits_while_the_moderator_has_it_and_is_taken_once_it_comes_back(scene):
    load(scene, *rows())
    corrected = rows({**LEVELS, "physical": "severe"})
    assert counts(load(scene, *corrected)) == (0, 0, 11, 1)
    assert held_sentences(scene)[0][1].startswith(
        "This assessment of NW-OCG-0001 was submitted and is being moderated"
    )
    (one,) = every(scene)
    with scene.acting(scene.moderator) as now:
        moderating.give_back(assessment=one, digest=one.digest, reason="Why?", by=scene.moderator, at=now)
    assert counts(load(scene, *corrected, *rows(threat="NW-OCG-9"))) == (0, 1, 11, 12)
    (mended,) = every(scene)
    assert (mended.pk, mended.state, mended.risk) == (one.pk, "submitted", 24)
    assert mended.digest != one.digest
    with viewing(scene.analyst):
        assert [*Review.objects.order_by("pk").values_list("act", flat=True)] == [
            "submit",
            "return",
            "submit",
        ]


def test_a_correction_after_moderation_is_the_next_assessment_and_the_record_stands_until_then(scene):
    load(scene, *rows())
    (one,) = every(scene)
    scene.agree(one, scene.moderator)
    assert counts(load(scene, *rows({**LEVELS, "physical": "severe"}))) == (1, 0, 11, 0)
    first, second = every(scene)
    assert (first.state, second.state, second.number, second.risk) == ("moderated", "submitted", 2, 24)
    with scene.acting(scene.analyst):
        assert scene.fresh().tier == first.tier_worked_out and scene.fresh().moderation == "moderated"


def test_the_log_says_how_many_were_begun_and_submitted(scene, monkeypatch):
    told = []
    monkeypatch.setattr(
        intake_writing.audit, "record", lambda _operation, act, **said: told.append((act, said.get("rows")))
    )
    load(scene, *rows({**LEVELS, "outlook": None}))
    load(scene, *rows())
    assert [one for one in told if one[0].startswith("assessment.")] == [
        ("assessment.start", 1), ("assessment.save", 1), ("assessment.submit", 1)]  # fmt: skip


def test_where_rows_went_leads_to_the_assessment(scene, browse):
    batch = load(scene, *rows())
    page = browse(scene.analyst).get(f"/sources/{batch.pk}/records").content.decode()
    assert "NW-OCG-0001, assessment 1" in page and f"/assessments/{every(scene)[0].pk}" in page


def test_the_last_row_mended_in_place_submits_it(scene):
    sent = rows()
    load(scene, *sent[:-1], {**sent[-1], "answer": ["Hgih"]})
    with scene.acting(scene.analyst) as now:
        held = HeldRow.objects.select_related("batch").get()
        cells = ["Enough" if cell == "Hgih" else cell for cell in from_json(held.sent)]
        settling.correct(row=held, cells=cells, why="By telephone.", by=scene.analyst, at=now)
    assert [(one.state, one.risk) for one in every(scene)] == [("submitted", 15)]
