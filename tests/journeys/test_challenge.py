"""A force challenges a moderation; the head of the unit, who had no part in it, decides."""

from __future__ import annotations

import pytest

from tests.journeys.visitor import Visitor

WHY = "The stabbings were another group's."
GROUNDS = "Log 52 names the other group."


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("The moderation stands", "The moderation stands"),
        ("It is assessed and moderated again", "The moderation is overturned"),
    ],
)
def test_a_moderation_is_challenged_and_decided(someone, decision, outcome):
    coordinator, head = someone("coordinator"), someone("decider")
    given_a_moderated_assessment(coordinator)
    when_they_challenge_it(coordinator)
    challenge = then_it_waits_for_the_head(coordinator)
    when_the_head_decides(head, decision)
    then_the_force_reads_the_decision_and_its_reason(coordinator, challenge, outcome)


def test_a_challenge_without_a_reason_is_refused(someone):
    coordinator = someone("coordinator")
    given_a_moderated_assessment(coordinator)
    coordinator.asks_for("Challenge the moderation").clicks("Send the challenge")
    coordinator.reads("Say why you challenge it.")


def given_a_moderated_assessment(coordinator: Visitor) -> None:
    """One that nobody has challenged: other journeys on the same region do."""
    coordinator.opens("/threats?moderation=moderated&phase=open")
    for reference in coordinator.references():
        coordinator.opens(f"/threats/{reference}")
        coordinator.clicks("Read the assessment")
        if coordinator.page.get_by_text("Challenge the moderation", exact=True).count():
            return
    raise AssertionError("Every assessment of the first page is challenged")


def when_they_challenge_it(coordinator: Visitor) -> None:
    coordinator.asks_for("Challenge the moderation").writes("Why you challenge it", WHY)
    coordinator.selects("Who decides", "Gareth Ashlomond").clicks("Send the challenge")


def then_it_waits_for_the_head(coordinator: Visitor) -> str:
    coordinator.reads("The challenge waits for Gareth Ashlomond.")
    return coordinator.page.url.removeprefix(coordinator.address)


def when_the_head_decides(head: Visitor, decision: str) -> None:
    head.opens("/")
    head.reads("Challenges to decide")
    head.page.locator("a[href*='/challenges/']").first.click()
    head.reads(WHY)
    head.picks("Your decision", decision).writes("Reason", GROUNDS).clicks("Decide")
    head.reads("Your decision is recorded with its reason.")


def then_the_force_reads_the_decision_and_its_reason(
    coordinator: Visitor, challenge: str, outcome: str
) -> None:
    coordinator.opens(challenge)
    coordinator.reads(GROUNDS).reads(outcome)
