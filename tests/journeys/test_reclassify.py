"""A co-ordinator decides that a group is really a SOC vulnerability; a colleague has approved it."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

REASON = "The line runs whoever answers the phone."


def test_a_threat_changes_its_type_and_keeps_its_reference(someone):
    coordinator = someone("coordinator")
    reference = given_a_moderated_group(coordinator)
    when_its_type_is_changed(coordinator, reference)
    then_it_is_a_vulnerability_under_the_same_reference(coordinator, reference)
    then_its_history_says_who_and_why(coordinator, reference)
    then_it_is_known_that_it_changed_since_moderation(coordinator, reference)


def test_a_decision_without_a_reason_is_refused_and_the_words_stay(someone):
    coordinator = someone("coordinator")
    reference = given_a_moderated_group(coordinator)
    coordinator.opens(f"/threats/{reference}")
    coordinator.asks_for("Change its type").writes("Evidence", "Log 41, log 52")
    coordinator.clicks("Decide")
    coordinator.reads("There is a problem")
    assert coordinator.written("Evidence") == "Log 41, log 52"


def given_a_moderated_group(coordinator: Visitor) -> str:
    coordinator.opens("/threats?kind=ocg&kind=priority_individual&moderation=moderated&phase=open")
    return coordinator.first_reference()


def when_its_type_is_changed(coordinator: Visitor, reference: str) -> None:
    coordinator.opens(f"/threats/{reference}")
    coordinator.asks_for("Change its type")
    coordinator.picks("New type", "SOC vulnerability").selects("What sort of vulnerability", "County line")
    coordinator.writes("Reason", REASON).writes("Evidence", "Log 41")
    coordinator.writes("What becomes of what hangs on the threat", "People stay linked.")
    coordinator.page.get_by_label("Approved by").select_option(index=1)
    coordinator.writes("Look again on", "1/12/2023").clicks("Decide")


def then_it_is_a_vulnerability_under_the_same_reference(coordinator: Visitor, reference: str) -> None:
    coordinator.reads("Done, and recorded with its reason.").reads("SOC vulnerability: County line")
    assert coordinator.heading().startswith(reference)


def then_its_history_says_who_and_why(coordinator: Visitor, reference: str) -> None:
    coordinator.reads(REASON)
    coordinator.opens(f"/threats/{reference}/history")
    coordinator.reads("by Imran Quillfeather")


def then_it_is_known_that_it_changed_since_moderation(coordinator: Visitor, reference: str) -> None:
    coordinator.opens(f"/threats/{reference}")
    coordinator.reads("Changed since moderation")
