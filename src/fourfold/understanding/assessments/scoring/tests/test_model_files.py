"""Model files: the shipped ones are read, and every malformed one is refused with its lines."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.scoring.explain import model_name
from fourfold.understanding.assessments.scoring.nodes import LARGEST_BYTES
from fourfold.understanding.assessments.scoring.reading import read_model
from fourfold.understanding.assessments.scoring.refusal import ModelRefused

from .samples import GOOD, MALFORMED, small, tactical, thematic

FACTS = frozenset({"kind", "owner"})
CASES = sorted(path.stem for path in MALFORMED.glob("*.yaml") if path.stem != "good")


@pytest.mark.parametrize("case", CASES)
def test_a_malformed_file_is_refused_with_every_line_and_sentence(case):
    with pytest.raises(ModelRefused) as refused:
        read_model((MALFORMED / f"{case}.yaml").read_bytes(), threat_facts=FACTS)
    found = [f"{m.line}:{m.column} {m.reason}" for m in refused.value.mistakes]
    assert found == (MALFORMED / f"{case}.expected").read_text("utf-8").splitlines()


def test_each_malformed_file_has_its_expectation_and_there_are_no_others():
    assert sorted(path.stem for path in MALFORMED.glob("*.expected")) == CASES
    assert len(CASES) > 50


def test_a_refusal_names_the_line_in_its_sentence():
    with pytest.raises(ModelRefused) as refused:
        read_model(GOOD.replace("weight: 2", "weight: heavy"))
    assert (refused.value.line, refused.value.column) == (18, 106)
    assert refused.value.sentence.startswith('Line 18: criteria > physical > weight is "heavy".')
    assert str(refused.value) == refused.value.sentence


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(ModelRefused, match="larger than 100,000 bytes"):
        read_model(GOOD + "#" * LARGEST_BYTES)


def test_the_good_file_is_accepted_with_any_line_ends_and_a_byte_order_mark():
    model = read_model(GOOD)
    assert read_model(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == model


def test_the_digest_is_of_the_text():
    assert small().digest == small().digest
    assert small("title: Small", "title: Smaller").digest != small().digest


@pytest.mark.parametrize("name", sorted(shipped_models()))
def test_each_shipped_model_is_read_is_illustrative_and_says_so(name):
    model = read_model(shipped_models()[name])
    assert model.illustrative
    assert "not" in str(model.note) and "invented" in str(model.note)
    assert name == f"{model.code}-{model.version}.yaml"
    assert all(str(level.means).endswith(".") for c in model.criteria for level in c.levels)


def test_one_tactical_and_one_thematic_model_are_shipped():
    assert model_name(tactical()) == "Tactical 1.2, illustrative"
    assert model_name(thematic()) == "Thematic 1.0, illustrative"
    assert sorted(read_model(text).kind for text in shipped_models().values()) == ["tactical", "thematic"]


def test_a_version_stays_text():
    assert small("version: 1.0", "version: 1.10").version == "1.10"


def test_a_model_is_in_force_from_its_first_day_to_its_last():
    days = [date(2022, 3, 31), date(2022, 4, 1), date(2024, 3, 31), date(2024, 4, 1)]
    assert [small().in_force(day) for day in days] == [False, True, True, False]
    assert small(", to: 2024-03-31", "").in_force(date(2099, 1, 1))


def test_a_criterion_may_say_what_a_level_means_for_it():
    means = {c.code: str(c.levels[3].means) for c in tactical().criteria if len(c.levels) == 4}
    assert means["physical"] == "Death or injuries that last for life."
    assert means["financial"] != means["physical"]


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data):
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 12))
        piece = data.draw(
            st.sampled_from(["", "\n", " ", ": ", "- ", "[", "}", "'", "%", "*", "&a ", "-1", "ŵ", "?"])
        )
        text = text[:start] + piece + text[end:]
    try:
        read_model(text, threat_facts=FACTS)
    except ModelRefused as refused:
        assert all(1 <= m.line <= text.count("\n") + 1 and m.column >= 1 for m in refused.mistakes)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), st.binary(max_size=200)))
def test_no_text_and_no_bytes_break_the_reader(content):
    with pytest.raises(ModelRefused):
        read_model(content)
