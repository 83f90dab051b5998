"""The regional list as a page and as a file."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def analyst(person, register):
    viewer = person("analyst", "cheshire")
    with viewing(viewer) as now:
        for name in ("Op Larch", "Op Ash", "Op Elm"):
            recording.add(facts=facts(register["cheshire"], name=name), by=viewer, at=now)
    return viewer


def test_the_heading_counts_what_the_viewer_may_see(analyst, person, browse):
    assert "3 threats" in browse(analyst).get("/threats").content.decode()
    assert "0 threats" in browse(person("analyst", "merseyside")).get("/threats").content.decode()


def test_filters_stand_as_chips_and_narrow_the_list(analyst, browse):
    page = browse(analyst).get("/threats?kind=vulnerability").content.decode()
    assert "0 threats" in page and "Remove this filter" in page


def test_a_search_by_words_finds_the_name_and_puts_it_in_no_address(analyst, browse):
    browser = browse(analyst)
    answer = browser.post("/find", {"words": "larch"})
    assert "larch" not in answer["Location"].lower()
    page = browser.get(answer["Location"]).content.decode()
    assert "1 threat" in page and "Op Larch" in page and "Op Ash" not in page


def test_the_list_exports_as_csv_with_the_same_rows(analyst, browse):
    answer = browse(analyst).get("/threats.csv?kind=ocg")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.count("NW-OCG-") == 3


def test_the_list_exports_as_a_spreadsheet(analyst, browse):
    answer = browse(analyst).get("/threats.xlsx")
    assert b"".join(answer.streaming_content)[:2] == b"PK"


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get("/threats")["Location"].startswith("/sign-in?next=")
