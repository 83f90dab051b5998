"""A threat is assessed, submitted, returned, mended, agreed, challenged and decided, each by somebody else."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

REASON = "Two stabbings, logs 41 and 52."
QUESTIONS = {
    "Physical harm": "Serious", "Psychological harm": "Low", "Financial harm": "Low", "Harm to the community": "None",
    "Harm to the environment": "None", "Geographic scope": "One force area",
    "Vulnerability of victims": "More than others", "Frequency": "Regular", "Outlook": "Rising",
}  # fmt: skip


def test_the_result_is_worked_out_while_writing_and_unknowns_show_a_range(someone, scripts):
    analyst = someone("analyst")
    given_an_open_draft(analyst)
    when_they_answer(analyst, QUESTIONS | {"Financial harm": "Not known"})
    when_the_result_is_asked_for(analyst, scripts)
    then_a_range_is_shown(analyst)


def test_a_draft_keeps_half_an_assessment(someone):
    analyst = someone("analyst")
    reference = given_an_open_draft(analyst)
    when_they_answer(analyst, {"Physical harm": "Serious"})
    analyst.clicks("Save and leave")
    analyst.opens(f"/threats/{reference}/assess")
    assert analyst.written("Reason for Physical harm") == REASON
    assert analyst.picked("Physical harm", "Serious")


def test_an_assessment_is_submitted_returned_mended_and_moderated(someone):
    analyst, moderator = someone("analyst"), someone("moderator")
    reference = given_an_answered_draft(analyst)
    when_it_is_submitted(analyst)
    when_the_moderator_returns_it(moderator, reference, "Say when the stabbings were.")
    then_the_analyst_finds_it_and_reads_why(analyst, reference)
    when_it_is_mended_and_submitted_again(analyst, reference)
    when_the_moderator_agrees(moderator, reference)
    then_the_threat_has_a_tier(analyst, reference)


def test_nobody_decides_a_submission_without_saying_what(someone):
    analyst, moderator = someone("analyst"), someone("moderator")
    reference = given_a_submitted_assessment(analyst)
    open_in_the_queue(moderator, reference)
    moderator.clicks("Decide").reads("Choose Agree or Return.")


def test_a_submission_that_is_incomplete_says_what_is_missing(someone):
    analyst = someone("analyst")
    given_an_open_draft(analyst)
    analyst.clicks("Check and submit")
    assert "To mend before you can submit" in analyst.text() or "There is a problem" in analyst.text()


def given_an_open_draft(analyst: Visitor) -> str:
    analyst.opens("/threats?moderation=none&phase=open")
    reference = analyst.first_reference()
    analyst.opens(f"/threats/{reference}/assess")
    analyst.clicks("Start the assessment")
    return reference


def given_an_answered_draft(analyst: Visitor) -> str:
    reference = given_an_open_draft(analyst)
    when_they_answer(analyst, answers_to_all(analyst))
    return reference


def given_a_submitted_assessment(analyst: Visitor) -> str:
    reference = given_an_answered_draft(analyst)
    when_it_is_submitted(analyst)
    return reference


def when_it_is_submitted(analyst: Visitor) -> None:
    analyst.clicks("Check and submit").clicks("Submit for moderation").reads("is submitted for moderation")


def answers_to_all(analyst: Visitor) -> dict[str, str]:
    """Every question that the model asks, those above with their answer, the rest with the last that is offered."""
    legends = analyst.page.locator("form#answers fieldset legend").all_inner_texts()
    return {legend.strip(): QUESTIONS.get(legend.strip(), "Not known") for legend in legends}


def when_they_answer(analyst: Visitor, answers: dict[str, str]) -> None:
    for question, answer in answers.items():
        analyst.picks(question, answer).writes(f"Reason for {question}", REASON)


def when_the_result_is_asked_for(analyst: Visitor, scripts: bool) -> None:
    if scripts:
        with analyst.page.expect_response("**/assess/result"):
            analyst.writes("Reason for Outlook", "Two more since May.").page.keyboard.press("Tab")
    else:
        analyst.clicks("Work out")


def then_a_range_is_shown(analyst: Visitor) -> None:
    analyst.reads("If all highest").reads("not known")


def open_in_the_queue(moderator: Visitor, reference: str) -> None:
    moderator.opens("/moderation")
    moderator.clicks(reference)


def when_the_moderator_returns_it(moderator: Visitor, reference: str, why: str) -> None:
    open_in_the_queue(moderator, reference)
    moderator.picks("Your decision", "Return").writes("Reason", why).clicks("Decide")
    moderator.reads(f"{reference} is returned.")


def then_the_analyst_finds_it_and_reads_why(analyst: Visitor, reference: str) -> None:
    analyst.opens("/")
    analyst.reads("Returned to you").reads(reference)
    analyst.opens(f"/threats/{reference}/assess")
    analyst.reads("Say when the stabbings were.")


def when_it_is_mended_and_submitted_again(analyst: Visitor, reference: str) -> None:
    analyst.writes("Reason for Physical harm", "Two stabbings on 3 and 9 May, logs 41 and 52.")
    when_it_is_submitted(analyst)


def when_the_moderator_agrees(moderator: Visitor, reference: str) -> None:
    open_in_the_queue(moderator, reference)
    moderator.picks("Your decision", "Agree").clicks("Decide").reads(f"{reference} is moderated.")


def then_the_threat_has_a_tier(analyst: Visitor, reference: str) -> None:
    analyst.opens(f"/threats/{reference}")
    analyst.reads("Moderated by").reads("Tier")
