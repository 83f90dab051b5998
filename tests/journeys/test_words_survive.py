"""Nothing typed is lost: not to an error, not to a refusal, not to a network that goes away."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

WORDS = "Two deliveries a week since May; the driver changes, the van does not."


def test_an_error_leaves_every_word_in_its_place(someone):
    analyst = someone("analyst")
    given_half_a_threat(analyst)
    analyst.clicks("Save").reads("There is a problem")
    then_the_words_are_there(analyst)


def test_a_network_that_goes_away_while_sending_leaves_the_words_one_step_back(someone):
    analyst = someone("analyst")
    given_half_a_threat(analyst)
    analyst.page.context.set_offline(True)
    analyst.page.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)
    analyst.page.wait_for_timeout(500)
    analyst.page.context.set_offline(False)
    analyst.page.go_back()
    then_the_words_are_there(analyst)
    analyst.said.clear()  # the browser said that the network was gone


def test_somebody_elses_change_is_shown_beside_mine(someone):
    first, second = someone("analyst"), someone("coordinator")
    reference = given_a_threat(first)
    for visitor in (first, second):
        visitor.opens(f"/threats/{reference}/amend")
    second.writes("Name", "Op Secondname").clicks("Save").reads("Op Secondname")
    first.writes("Name", "Op Firstname").clicks("Save")
    first.reads("What stands now, and what you wrote").reads("Op Secondname")
    assert first.written("Name") == "Op Firstname"


def test_signing_in_again_leads_back_to_the_page(someone):
    analyst = someone("analyst")
    reference = given_a_threat(analyst)
    analyst.page.context.clear_cookies()
    analyst.opens(f"/threats/{reference}/amend")
    analyst.page.get_by_role("button", name="Tamsin Okerholt").click()
    assert analyst.page.url.endswith(f"/threats/{reference}/amend")


def given_half_a_threat(analyst: Visitor) -> None:
    analyst.opens("/threats/add")
    analyst.writes("What it is", WORDS).picks("Type", "Individual")


def given_a_threat(analyst: Visitor) -> str:
    analyst.opens("/threats?phase=open")
    return analyst.first_reference()


def then_the_words_are_there(analyst: Visitor) -> None:
    assert analyst.written("What it is") == WORDS
    assert analyst.page.get_by_label("Individual", exact=True).is_checked()
