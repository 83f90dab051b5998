"""The shipped code lists, and loading them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from fourfold.core.history import clock
from fourfold.core.reference import actions, presenters, queries
from fourfold.core.reference.models import Code
from fourfold.core.reference.register import CodesWrong, read

DAY = date(2023, 1, 4)
SHIPPED = read()


def codes_of(listed):
    return [entry.code for entry in SHIPPED if entry.list_name == listed]


@pytest.mark.parametrize(
    ("listed", "codes"),
    [
        ("threat_kind", ["ocg", "priority_individual", "vulnerability"]),
        (
            "vulnerability_subtype",
            ["county_line", "prison_corruption", "prison_violence", "prison_drones", "location", "loophole"],
        ),
        ("person_role", ["member", "associate", "enabler", "exploited_person", "victim", "witness"]),
        ("person_category", ["suspect", "convicted", "victim", "witness_or_other", "support"]),
        ("external_system", ["apmis", "pnd"]),
        ("external_state", ["not_sent", "sent", "accepted", "differs"]),
    ],
)
def test_a_list_has_its_codes_in_order(listed, codes):
    assert codes_of(listed) == codes


def test_there_are_ten_threat_areas_and_none_is_illustrative():
    areas = [entry for entry in SHIPPED if entry.list_name == "threat_area"]
    assert len(areas) == 10
    assert not any(entry.illustrative for entry in areas)


def test_what_is_not_national_wording_says_so():
    marked = {entry.list_name for entry in SHIPPED if entry.illustrative}
    sharing = {"sharing_purpose", "information_kind", "given_condition", "standing_access"}
    assert marked == {"phase", "closure_reason", "confidence", "exploitation_outcome"} | sharing


def test_each_type_of_threat_is_explained_in_two_sentences_with_three_examples_and_what_is_often_mistaken():
    for entry in SHIPPED:
        if entry.list_name in {"threat_kind", "vulnerability_subtype"}:
            assert entry.meaning.count(".") == 2, entry.code
            assert len(entry.examples) == 3, entry.code
            assert entry.often_mistaken, entry.code


def test_closed_phases_all_say_closed_and_each_reason_for_closing_has_its_phase():
    closed = [code for code in codes_of("phase") if code.startswith("closed")]
    assert [f"closed_{reason}" for reason in codes_of("closure_reason")] == closed


def test_every_code_has_welsh_words():
    assert [entry.code for entry in SHIPPED if not entry.label_cy] == []


@pytest.fixture
def loaded(db):
    return actions.load_codes()


def test_loading_twice_changes_nothing(loaded):
    assert loaded == len(SHIPPED)
    assert actions.load_codes() == 0


def test_codes_are_read_in_order_and_in_the_readers_language(loaded):
    assert list(presenters.labels("external_state", DAY)) == ["not_sent", "sent", "accepted", "differs"]
    ocg = queries.code("threat_kind", "ocg", DAY)
    assert presenters.label(ocg) == "Organised crime group"
    with translation.override("cy"):
        assert presenters.label(ocg) == "Grŵp troseddu cyfundrefnol"
    assert presenters.marked(queries.code("phase", "pursue", DAY)) == "Pursue (illustrative)"
    assert presenters.marked(ocg) == "Organised crime group"
    assert "threat_area" in queries.lists()


def test_an_installation_loads_its_own_wording_from_a_day(loaded, tmp_path):
    file = tmp_path / "codes.yaml"
    file.write_text(
        """
phase:
  pursue:
    - {label: Pursue, illustrative: true, in_force_to: 2026-01-01}
    - {label: Active, in_force_from: 2026-01-01}
  develop: {label: Develop further}
""",
        encoding="utf-8",
    )
    assert actions.load_codes(file=file) == 3
    assert queries.code("phase", "pursue", date(2025, 12, 31)).label == "Pursue"
    assert queries.code("phase", "pursue", date(2026, 1, 1)).label == "Active"
    assert queries.latest("phase", "pursue").label == "Active"
    assert queries.code("phase", "develop", DAY).label == "Develop further"
    assert queries.is_in_force("phase", "monitor", DAY)
    assert not queries.is_in_force("phase", "tea", DAY)


def test_a_label_put_right_in_place_stays_as_it_was_known(loaded, tmp_path):
    before = clock.read()
    file = tmp_path / "codes.yaml"
    file.write_text("phase: {pursue: {label: Pursuing}}", encoding="utf-8")
    assert actions.load_codes(file=file) == 1
    assert presenters.labels("phase", DAY)["pursue"] == "Pursuing"
    assert presenters.labels("phase", DAY, known=before)["pursue"] == "Pursue"
    assert presenters.every_label(DAY, known=before)["phase"]["pursue"] == "Pursue"
    assert list(presenters.labels("phase", DAY, known=before)) == codes_of("phase")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("phase: [", "no YAML"),
        ("[phase]", "must name lists"),
        ("phase: {pursue: {meaning: x}}", "List phase, code pursue has no label"),
        ("phase: {pursue: {label: x, colour: red}}", "code pursue: colour is unknown"),
        (
            "phase: {pursue: {label: x, in_force_from: soon}}",
            "in_force_from is unknown or has the wrong form",
        ),
        ("phase: {pursue: [{label: x}, {label: y}]}", "twice from the same day"),
        ("phase: {pursue: {label: x, examples: one}}", "examples is unknown or has the wrong form"),
    ],
)
def test_a_wrong_file_is_refused_in_words(tmp_path, text, sentence):
    file = tmp_path / "codes.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CodesWrong, match=sentence):
        read(file)


def test_two_wordings_at_a_time_are_refused_in_words(loaded, tmp_path):
    file = tmp_path / "codes.yaml"
    file.write_text("phase: {pursue: {label: Active, in_force_from: 2026-01-01}}", encoding="utf-8")
    with pytest.raises(CodesWrong, match="in force at a time"):
        actions.load_codes(file=file)
    assert queries.code("phase", "pursue", date(2026, 1, 1)).label == "Pursue"


def test_the_database_refuses_a_period_that_ends_before_it_starts(loaded):
    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.create(
            list_name="phase", code="odd", label="Odd", in_force_from=DAY, in_force_to=date(2022, 1, 1)
        )
