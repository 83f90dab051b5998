"""Reading the region as it was known on a past day."""

from __future__ import annotations

from tests.journeys.visitor import Visitor

PAST = "2022-06-30"
IN_WORDS = "30 June 2022, 23:59"


def test_an_inspector_reads_the_past_and_finds_nothing_to_write_with(someone):
    inspector = someone("inspector")
    today = given_the_number_of_threats(inspector)
    when_they_go_back_to_a_day(inspector)
    then_fewer_threats_are_shown_than(inspector, today)
    then_the_page_says_that_it_is_the_past(inspector)


def test_a_record_of_the_past_has_no_writing_control_and_its_links_stay_there(someone):
    coordinator = someone("coordinator")
    given_a_record_that_they_may_change(coordinator)
    when_the_same_record_is_read_as_of_the_past(coordinator)
    then_the_page_says_that_it_is_the_past(coordinator)
    then_nothing_can_be_changed(coordinator)
    then_every_link_to_a_threat_stays_in_the_past(coordinator)


def test_back_to_today_leads_to_the_same_page_today(someone):
    inspector = someone("inspector")
    inspector.opens(f"/threats?as_of={PAST}&tier=2")
    inspector.clicks("Back to today")
    inspector.does_not_read("PAST:")
    assert "tier=2" in inspector.page.url


def test_a_day_after_today_is_refused_in_words(someone):
    inspector = someone("inspector")
    answer = inspector.opens("/threats?as_of=2999-01-01")
    assert answer.status < 500
    inspector.reads("Choose today or an earlier date.")


def given_the_number_of_threats(inspector: Visitor) -> int:
    inspector.opens("/threats")
    return number_in(inspector.heading())


def given_a_record_that_they_may_change(coordinator: Visitor) -> None:
    coordinator.opens(f"/threats?as_of={PAST}")
    first = coordinator.page.locator("table tbody th a").first.inner_text()
    coordinator.opens(f"/threats/{first}")
    assert coordinator.page.get_by_text("Amend").count() or coordinator.page.get_by_text("More").count()


def when_they_go_back_to_a_day(inspector: Visitor) -> None:
    inspector.opens(f"/threats?as_of={PAST}")


def when_the_same_record_is_read_as_of_the_past(coordinator: Visitor) -> None:
    coordinator.opens(f"{coordinator.page.url.removeprefix(coordinator.address)}?as_of={PAST}")


def then_fewer_threats_are_shown_than(inspector: Visitor, today: int) -> None:
    assert 0 < number_in(inspector.heading()) < today


def then_the_page_says_that_it_is_the_past(visitor: Visitor) -> None:
    visitor.reads(f"PAST: as known {IN_WORDS}.")
    visitor.reads("Nothing can be changed in the past.")


def then_nothing_can_be_changed(visitor: Visitor) -> None:
    for words in ("Amend", "Link a person", "Change its type", "Close", "Merge", "Transfer", "Assess"):
        assert visitor.page.get_by_role("link", name=words, exact=True).count() == 0, words
    assert visitor.page.locator("main form[method=post]").count() == 0


def then_every_link_to_a_threat_stays_in_the_past(visitor: Visitor) -> None:
    links = visitor.page.locator("main a[href*='/threats/']").all()
    addresses = [link.get_attribute("href") or "" for link in links]
    assert addresses
    assert [address for address in addresses if f"as_of={PAST}" not in address] == []


def number_in(heading: str) -> int:
    return int(heading.split()[0].replace(",", ""))
