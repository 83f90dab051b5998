"""An officer of North Wales works in Welsh: reads, writes half a threat, changes the language, goes back to English."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import catalogue, checks
from tests.journeys.region import FILLED, Stage
from tests.journeys.visitor import Visitor
from tests.journeys.walking import Walker

WORDS = "Dau ddanfoniad yr wythnos ers mis Mai; mae'r gyrrwr yn newid, nid y fan."
DAY = re.compile(
    r"\b\d{1,2} (Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr) \d{4}\b"
)


def test_the_list_and_a_threat_are_read_in_welsh_and_in_english_again(someone):
    officer = someone("lro", "north_wales")
    officer.opens("/threats?phase=open")
    officer.clicks("Cymraeg")
    then_the_page_is_in(officer, "cy")
    assert re.match(r"\d+ (bygythiad|fygythiad)$", officer.heading()), officer.heading()
    reference = officer.first_reference()
    officer.opens(f"/threats/{reference}")
    officer.reads("Perchennog").reads("Heddlu Gogledd Cymru").reads("Pobl gysylltiedig")
    assert DAY.search(officer.text()), "no day in Welsh"
    officer.reads("Drafft yw’r cyfieithiad hwn")
    officer.clicks("English")
    then_the_page_is_in(officer, "en")
    assert officer.page.url.endswith(f"/threats/{reference}")
    officer.reads("Linked people").does_not_read("Drafft yw’r cyfieithiad hwn")


def test_what_was_typed_survives_the_change_of_language(someone, scripts):
    officer = someone("lro", "north_wales")
    officer.opens("/threats/add")
    officer.writes("What it is", WORDS).picks("Type", "Priority individual")
    officer.clicks("Cymraeg")
    then_the_page_is_in(officer, "cy")
    if not scripts:  # then nothing is kept before it is sent
        officer.does_not_read("Mae gennych eiriau yma")
        return
    officer.reads("Mae gennych eiriau yma").clicks("Eu defnyddio")
    assert officer.written("Beth ydyw") == WORDS
    assert officer.page.get_by_label("Unigolyn blaenoriaeth", exact=True).is_checked()


@pytest.fixture(scope="module")
def in_welsh(platform: Stage, browser: Browser) -> Iterator[Walker]:
    """Goes to the pages of a region as the officer of North Wales, in Welsh."""
    platform.renew()
    found = Walker(platform, browser)
    with found.as_role("lro").page as page:
        Visitor(page, platform.addresses[FILLED]).opens("/threats?phase=open")
        page.get_by_role("button", name="Cymraeg", exact=True).click()
        page.get_by_role("button", name="English", exact=True).wait_for()
    yield found
    found.leave()


@pytest.mark.parametrize("path", ["/", "/threats?phase=open", "", "/threats/add", "/sign-in"])
def test_a_page_in_welsh_can_be_read_by_everybody(in_welsh, path):
    officer = in_welsh.as_role("lro")
    with officer.page as page:
        answer = officer.opens(path or "/threats?phase=open")
        if not path:
            answer = officer.opens(f"/threats/{officer.first_reference()}")
        then_the_page_is_in(officer, "cy")
        title = page.title().split()[0]
        found = checks.everything(page, answer, weight=catalogue.LIST, error=False, titled=title)
    assert found + officer.said == []


def then_the_page_is_in(visitor: Visitor, language: str) -> None:
    expect(visitor.page.locator("html")).to_have_attribute("lang", language)
