"""Nothing typed is lost: not to an error, not to a refusal, not to a network that goes away."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

WORDS = "Two deliveries a week since May; the driver changes, the van does not."


def test_an_error_leaves_every_word_in_its_place(someone):
    analyst = someone("analyst")
    given_half_a_threat(analyst)
    analyst.clicks("Save").reads("There is a problem")
    then_the_words_are_there(analyst)


def test_a_network_that_goes_away_does_not_take_the_words_with_it(someone, scripts):
    analyst = someone("analyst")
    given_half_a_threat(analyst)
    when_it_is_sent_without_a_network(analyst)
    if scripts:
        analyst.reads("There is no network. Nothing is saved, and your words are here. Try again.")
        then_the_words_are_there(analyst)
        analyst.page.context.set_offline(False)
        analyst.page.wait_for_timeout(1_100)  # a second click within a second is taken for a double click
        analyst.clicks("Save")
    else:  # the browser shows a page of its own, whose only button sends the form once more
        analyst.page.context.set_offline(False)
        analyst.page.reload()
    analyst.reads("There is a problem")
    then_the_words_are_there(analyst)


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


def test_going_back_and_saving_again_asks_first(someone):
    analyst = someone("analyst")
    given_half_a_threat(analyst)
    analyst.writes("Name", "Op Twicesaved").selects("Threat area", "Illegal drugs")
    analyst.clicks("Save").reads("Op Twicesaved")
    saved = analyst.page.url
    analyst.page.go_back()
    given_half_a_threat(analyst)
    analyst.writes("Name", "Op Twicesaved").selects("Threat area", "Illegal drugs")
    analyst.clicks("Save").reads("Is this a second one?").reads(WORDS)
    analyst.clicks("Look at what was saved").reads("Op Twicesaved")
    assert analyst.page.url == saved


def when_it_is_sent_without_a_network(analyst: Visitor) -> None:
    analyst.page.context.set_offline(True)
    analyst.page.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)
    analyst.page.wait_for_timeout(500)


def given_half_a_threat(analyst: Visitor) -> None:
    analyst.opens("/threats/add")
    analyst.writes("What it is", WORDS).picks("Type", "Priority individual")


def given_a_threat(analyst: Visitor) -> str:
    analyst.opens("/threats?phase=open")
    return analyst.first_reference()


def then_the_words_are_there(analyst: Visitor) -> None:
    assert analyst.written("What it is") == WORDS
    assert analyst.page.get_by_label("Priority individual", exact=True).is_checked()
