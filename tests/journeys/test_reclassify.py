"""A co-ordinator asks that a group becomes a SOC vulnerability; a moderator reads it, and approves or refuses."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

REASON = "The line runs whoever answers the phone."
REFUSAL = "Say first who holds the phone."


def test_a_threat_changes_its_type_once_another_approves_and_keeps_its_reference(someone):
    coordinator = someone("coordinator")
    reference = given_a_moderated_group(coordinator)
    when_another_type_is_asked_for(coordinator, reference)
    then_nothing_changes_and_the_page_says_who_holds_it(coordinator, reference)
    moderator = someone("moderator")
    when_the_moderator_finds_it_on_the_first_page(moderator, reference)
    moderator.reads(REASON).reads("Imran Quillfeather").picks("Your decision", "Approve").clicks("Decide")
    moderator.reads("Approved, carried out and recorded with its reason.")
    then_it_is_a_vulnerability_under_the_same_reference(coordinator, reference)
    then_its_history_says_who_and_why(coordinator, reference)


def test_a_refusal_is_read_by_whoever_asked(someone):
    coordinator = someone("coordinator")
    reference = given_a_moderated_group(coordinator)
    when_another_type_is_asked_for(coordinator, reference)
    moderator = someone("moderator")
    when_the_moderator_finds_it_on_the_first_page(moderator, reference)
    moderator.picks("Your decision", "Refuse").clicks("Decide").reads("There is a problem")
    moderator.writes("Reason", REFUSAL).clicks("Decide").reads("Refused.")
    coordinator.opens("/")
    coordinator.reads("Asked for by you").reads(REFUSAL)


def test_a_request_without_a_reason_is_refused_and_the_words_stay(someone):
    coordinator = someone("coordinator")
    reference = given_a_moderated_group(coordinator)
    coordinator.opens(f"/threats/{reference}")
    coordinator.asks_for("Change its type").writes("Evidence", "Log 41, log 52")
    coordinator.clicks("Ask for approval")
    coordinator.reads("There is a problem")
    assert coordinator.written("Evidence") == "Log 41, log 52"


def given_a_moderated_group(coordinator: Visitor) -> str:
    coordinator.opens("/threats?kind=ocg&kind=priority_individual&moderation=moderated&phase=open")
    return coordinator.first_reference()


def when_another_type_is_asked_for(coordinator: Visitor, reference: str) -> None:
    coordinator.opens(f"/threats/{reference}")
    coordinator.asks_for("Change its type")
    coordinator.picks("New type", "SOC vulnerability").selects("What sort of vulnerability", "County line")
    coordinator.writes("Reason", REASON).writes("Evidence", "Log 41")
    coordinator.writes("What becomes of what hangs on the threat", "People stay linked.")
    coordinator.selects("Who approves", "Sunniva Pellthwaite")
    coordinator.writes("Look again on", "1/12/2023").clicks("Ask for approval")


def then_nothing_changes_and_the_page_says_who_holds_it(coordinator: Visitor, reference: str) -> None:
    coordinator.reads("It waits for Sunniva Pellthwaite to approve.")
    coordinator.reads("Waiting for Sunniva Pellthwaite to approve since 14 July 2023")
    coordinator.does_not_read("SOC vulnerability: County line to")
    assert coordinator.heading().startswith(reference)


def when_the_moderator_finds_it_on_the_first_page(moderator: Visitor, reference: str) -> None:
    moderator.opens("/")
    moderator.reads("Decisions waiting for your approval")
    moderator.page.get_by_role("link", name=reference).first.click()
    moderator.reads("Put to")


def then_it_is_a_vulnerability_under_the_same_reference(coordinator: Visitor, reference: str) -> None:
    coordinator.opens(f"/threats/{reference}")
    coordinator.reads("SOC vulnerability: County line").reads("Changed since moderation")
    assert coordinator.heading().startswith(reference)


def then_its_history_says_who_and_why(coordinator: Visitor, reference: str) -> None:
    coordinator.reads(REASON).reads("Approved by Sunniva Pellthwaite")
    coordinator.opens(f"/threats/{reference}/history")
    coordinator.reads("by Sunniva Pellthwaite").reads(REASON)
