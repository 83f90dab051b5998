"""Each thing that people come here to do is a journey: given, when, then; with scripts and without."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from tests.journeys import (
    conftest,
    test_as_of,
    test_assess,
    test_challenge,
    test_extract,
    test_import,
    test_reclassify,
)

ROUND = test_assess.test_an_assessment_is_submitted_returned_mended_and_moderated
DAYS = test_extract.test_two_days_are_compared_threat_by_threat_with_why
# What is done, in which journey, and by which of its steps.
VERBS: dict[str, tuple[Callable[..., None], str]] = {
    "import": (
        test_import.test_a_file_is_tried_then_loaded_and_its_bad_row_held_back_and_mended, "when_they_load_it"),
    "assess": (
        test_assess.test_the_result_is_worked_out_while_writing_and_unknowns_show_a_range, "when_they_answer"),
    "submit": (ROUND, "when_it_is_submitted"),
    "return": (ROUND, "when_the_moderator_returns_it"),
    "moderate": (ROUND, "when_the_moderator_agrees"),
    "challenge": (test_challenge.test_a_moderation_is_challenged_and_decided, "when_they_challenge_it"),
    "reclassify": (
        test_reclassify.test_a_threat_changes_its_type_once_another_approves_and_keeps_its_reference,
        "when_another_type_is_asked_for",
    ),
    "extract": (
        test_extract.test_the_same_extract_run_again_gives_the_same_rows_and_digest,
        "when_they_run_the_list_as_known_on",
    ),
    "compare": (DAYS, "when_they_compare_both"),
    "as-of": (
        test_as_of.test_an_inspector_reads_the_past_and_finds_nothing_to_write_with, "when_they_go_back_to_a_day"),
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_a_journey_in_three_parts_made_with_scripts_and_without(verb: str) -> None:
    journey, step = VERBS[verb]
    assert faults(inspect.getsource(journey), list(inspect.signature(journey).parameters), step) == []


def test_a_planted_journey_without_its_parts_is_found() -> None:
    assert len(faults("def test(someone): when_they_load_it()", ["page"], "when_they_leave")) == 4


def test_with_scripts_and_without_is_what_someone_means() -> None:
    assert "scripts" in inspect.signature(conftest.someone._get_wrapped_function()).parameters
    assert conftest.scripts._fixture_function_marker.params == (True, False)


def faults(source: str, parameters: list[str], step: str) -> list[str]:
    """What a journey lacks; it needs `someone`, at whose browser scripts are on and then off."""
    needed = [f"{part}_" for part in ("given", "when", "then")]
    lacks = [f"it has no {part}" for part in (*needed, f"{step}(") if part not in source]
    return lacks + ([] if "someone" in parameters else ["it is not made by someone"])
