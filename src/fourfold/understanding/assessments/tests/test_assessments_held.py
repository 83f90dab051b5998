"""Which rows of a file of assessments are held back, and that nothing is written over anybody's work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.contracts.shipped_maps import shipped_maps
from fourfold.data.sources.tests import sending
from fourfold.understanding.assessments.actions import moderating, writing
from fourfold.understanding.assessments.models import ModelFile
from fourfold.understanding.assessments.tests.assessments_sent import (
    counts,
    every,
    held_sentences,
    load,
    rows,
    today,
)
from fourfold.understanding.assessments.tests.conftest import LEVELS, answers
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat


@pytest.mark.parametrize(
    ("given", "heading", "sentence"),
    [
        ({"answer": ["Hgih"]}, "Answer", "“Hgih” is not a word that this column may hold."),
        ({"criterion": ["Luck"]}, "Question", "“Luck” is not a word that this column may hold."),
        ({"assessed_on": ["30/02/2023"]}, "Date assessed", "30/02/2023 is not a date."),
        ({"answer": "constant"}, "Answer", "The model tactical 1.2 has no such answer to this criterion."),
        ({"assessor_name": "F Marsh"}, "Threat ref", "Another row of the same assessment names another"),
        ({"model_code": ["Feeling"]}, "Model", "“Feeling” is not a word that this column may hold."),
        ({"assessor_name": None}, "Assessed by", "This must be filled in."),
    ],
)
def test_a_wrong_row_is_held_back_and_the_rest_is_a_draft(scene, given, heading, sentence):
    sent = rows()
    batch = load(scene, *sent[:-1], {**sent[-1], **given})
    assert counts(batch) == (11, 0, 0, 1)
    (found,) = held_sentences(scene)
    assert found[0] == heading and found[1].startswith(sentence)
    assert every(scene)[0].state == "draft"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"threat_reference": "NW-OCG-9999"}, "There is no threat NW-OCG-9999 that this file may write to."),
        ({"model_version": "9.9"}, "No model tactical 9.9 for threats was in force here"),
        ({"assessed_on": date(1999, 1, 1)}, "No model tactical 1.2 for threats was in force here"),
        ({"assessed_on": date(2099, 1, 1)}, "This assessment is of a day after today."),
        ({"said_on": date(2099, 1, 1)}, "This assessment is of a day after today."),
    ],
)
def test_an_assessment_that_cannot_stand_is_held_back_whole(scene, given, sentence):
    assert counts(load(scene, *rows(**given))) == (0, 0, 0, 12)
    assert all(said.startswith(sentence) for _heading, said in held_sentences(scene)) and every(scene) == []


def test_a_criterion_of_another_version_is_none_of_this_model(scene, person):
    with viewing(scene.analyst):
        file = ModelFile.objects.get(code="tactical")
    newer = file.text.replace("version: 1.2", "version: 1.3").replace("code: outlook", "code: forecast")
    ModelFile.objects.create(
        code="tactical", kind="tactical", version="1.3", text=newer, digest="0" * 64,
        in_force_from=file.in_force_from, adopted_at=file.adopted_at,
    )  # fmt: skip
    assert counts(load(scene, *rows(model_version="1.3"))) == (11, 0, 0, 1)
    assert held_sentences(scene) == [("Question", "The model tactical 1.3 has no such criterion.")]


def test_doubled_rows_are_held_back(scene):
    sent = rows()
    batch = load(scene, *sent, sent[0], {**sent[1], "answer": "severe"})
    assert counts(batch) == (12, 0, 1, 1)
    assert held_sentences(scene)[0][1].startswith(
        "Row 3 has the same Threat ref, Date assessed, Question and says"
    )


def test_nothing_is_written_over_a_draft_that_somebody_writes_here(scene):
    draft = scene.draft(physical="low")
    assert counts(load(scene, *rows())) == (0, 0, 0, 12)
    assert held_sentences(scene)[0] == (
        "Threat ref",
        "An assessment of NW-OCG-0001 is open here that somebody writes or has submitted. Nothing of it was changed: "
        "load this row again once it is moderated or withdrawn.",
    )
    (one,) = every(scene)
    assert (one.pk, one.edition, one.answers["physical"]["level"]) == (draft.pk, draft.edition, "low")


def test_a_draft_of_a_file_is_left_alone_once_somebody_has_written_on_it(scene):
    load(scene, *rows({**LEVELS, "outlook": None}))
    (one,) = every(scene)
    with scene.acting(scene.analyst) as now:
        writing.save(
            assessment=one, opened=one.edition, answers=answers(outlook="rising"), by=scene.analyst, at=now
        )
    assert counts(load(scene, *rows())) == (0, 0, 11, 1)
    assert every(scene)[0].answers["outlook"]["level"] == "rising"


def test_what_was_mended_here_after_a_return_stays_and_whoever_mends_it_submits_it(scene):
    load(scene, *rows())
    (one,) = every(scene)
    with scene.acting(scene.moderator) as now:
        moderating.give_back(assessment=one, digest=one.digest, reason="Why?", by=scene.moderator, at=now)
    returned = every(scene)[0]
    with scene.acting(scene.analyst) as now:
        writing.save(
            assessment=returned,
            opened=returned.edition,
            answers=answers(capacity="none"),
            by=scene.analyst,
            at=now,
        )
    sent = {**LEVELS, "physical": "severe"}
    assert counts(load(scene, *rows(sent))) == (0, 1, 11, 0)
    (one,) = every(scene)
    assert (one.state, one.answers["physical"]["level"], one.answers["capacity"]["level"]) == (
        "returned", "severe", "none")  # fmt: skip
    assert counts(load(scene, *rows({**sent, "capacity": "enough"}))) == (0, 0, 11, 1)
    heading, why = held_sentences(scene)[-1]
    assert heading == "Answer" and why.startswith(
        "NW-OCG-0001 was changed here, and the sender changed the same"
    )
    assert every(scene)[0].answers["capacity"]["level"] == "none"


def test_an_older_row_after_a_newer_one_overwrites_nothing(scene):
    load(scene, *rows({**LEVELS, "outlook": None}))
    older = rows({**LEVELS, "outlook": "rising"}, said_on=today() - timedelta(days=9))
    assert counts(load(scene, *older)) == (0, 0, 0, 12)
    assert held_sentences(scene)[0][1].startswith(
        "What was sent before of this assessment of NW-OCG-0001 is newer"
    )
    assert every(scene)[0].answers["outlook"]["level"] == ""


def test_an_assessment_older_than_what_stands_is_not_taken_in_over_it(scene):
    scene.moderated()
    assert counts(load(scene, *rows())) == (0, 0, 0, 12)
    assert held_sentences(scene)[0] == (
        "Date assessed",
        "A later assessment of NW-OCG-0001 stands here or waits for moderation. This one was not taken in over it.",
    )
    assert len(every(scene)) == 1


def test_of_two_of_one_threat_in_a_file_the_newer_is_taken(scene):
    older = rows(assessed_on=today() - timedelta(days=30))
    assert counts(load(scene, *older, *rows())) == (12, 0, 0, 12)
    assert [one.assessed_on for one in every(scene)] == [today() - timedelta(days=3)]


def test_an_assessment_moves_to_no_other_threat_under_its_own_number(scene, person, register):
    analyst = person("analyst", "lancashire")
    for _number in range(2):
        with viewing(analyst) as now:
            facts = {"name": "Op Elm", "kind": "ocg", "owner_agency_id": register["lancashire"],
                     "lead_agency_id": register["lancashire"], "phase": "pursue"}  # fmt: skip
            recording.add(facts=facts, by=analyst, at=now)
    name = "assessments_lancashire"
    assert load(scene, *rows(threat="NW-OCG-0002"), by=analyst, name=name).added == 12
    assert counts(load(scene, *rows(threat="NW-OCG-0003"), by=analyst, name=name)) == (0, 0, 0, 12)
    assert held_sentences(scene, analyst)[0][1].startswith(
        "This assessment was of another threat or model before."
    )


def test_a_threat_that_was_merged_is_assessed_no_more(scene, register):
    with scene.acting(scene.analyst) as now:
        facts = {"name": "Op Elm", "kind": "ocg", "owner_agency_id": register["cheshire"],
                 "lead_agency_id": register["cheshire"], "phase": "pursue"}  # fmt: skip
        into = recording.add(facts=facts, by=scene.analyst, at=now)
        Threat.objects.filter(pk=scene.threat.pk).update(merged_into=into)
    assert load(scene, *rows()).held == 12
    assert "was merged into another threat" in held_sentences(scene)[0][1]


def test_another_assessment_waits_while_one_of_a_file_is_open(scene):
    load(scene, *rows({**LEVELS, "outlook": None}))
    newer = rows(assessed_on=today() - timedelta(days=1))
    assert counts(load(scene, *newer)) == (0, 0, 0, 12)
    assert held_sentences(scene)[0][1].startswith("An assessment of NW-OCG-0001 is open here")
    assert [one.answers["outlook"]["level"] for one in every(scene)] == [""]


def test_rows_that_do_not_say_when_they_were_saved_are_ordered_by_the_names_of_their_files(scene):
    """Every row of a file of people says its day; of an assessment it may be left empty."""
    older, newer = ({**LEVELS, "outlook": level} for level in ("steady", "rising"))
    load(scene, *rows(newer, said_on=None)[:-1], file_name="scoring_202202.csv")
    late = load(scene, *rows(older, said_on=None)[:-1], file_name="scoring_202201.csv")
    assert counts(late) == (0, 0, 10, 1)
    assert every(scene)[0].answers["outlook"]["level"] == "rising"
    assert "a newer file of this sender, says something else" in held_sentences(scene)[0][1]


def test_the_column_maps_of_one_sender_read_the_names_of_its_files_alike():
    maps = {name: sending.contract_of(name) for name in shipped_maps()}
    assert {
        one.sender for one in maps.values() if one.sends == "assessments" and not one.file_name_says
    } == set()
    people = [one for one in maps.values() if one.sends == "people"]
    days = [column for one in people for column in one.columns if column.name == "said_on"]
    assert len(days) == len(people) > 0 and all(column.required for column in days)
