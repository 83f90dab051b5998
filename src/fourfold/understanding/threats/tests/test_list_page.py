"""The regional list as a page and as a file."""

from __future__ import annotations

import io
import logging
from datetime import date

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.understanding.threats import queries
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat
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


def test_a_review_is_overdue_only_while_the_threat_is_open(analyst, browse):
    with viewing(analyst):
        late = Threat.objects.filter(name__in=("Op Larch", "Op Ash"))
        late.update(review_due=date(2000, 1, 1))
        late.filter(name="Op Ash").update(phase="closed_other")
    page = browse(analyst).get("/threats?more=overdue").content.decode()
    assert "1 threat" in page and "Op Larch" in page and "Op Ash" not in page


def test_a_search_by_words_finds_the_name_and_puts_it_in_no_address(analyst, browse):
    browser = browse(analyst)
    answer = browser.post("/threats/find", {"words": "larch"})
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


def test_a_view_is_saved_for_its_owner_alone_without_words(analyst, person, browse):
    browser = browse(analyst)
    browser.post("/threats/views", {"name": "Groups", "query": "kind=ocg&sort=-risk&search=1&evil=x"})
    page = browser.get("/threats").content.decode()
    assert "Groups" in page and "kind=ocg&amp;sort=-risk" in page and "evil" not in page
    assert (
        "Groups"
        not in browse(person("analyst", "merseyside")).get("/threats").content.decode().split("Filters")[0]
    )


def test_a_day_to_come_gets_a_sentence(analyst, browse):
    answer = browse(analyst).get("/threats?as_of=2999-01-01")
    assert answer.status_code == 400 and "Choose today or an earlier date." in answer.content.decode()


@pytest.mark.parametrize("day", ["2023-13-45", "2023-02-31", "0000-00-00", "2023-01-04T99"])
def test_a_mistyped_day_is_said_to_be_no_date(analyst, browse, day):
    answer = browse(analyst).get("/threats", {"as_of": day})
    sentence = f"{day} is not a date. Choose a day, such as 4 January 2023."
    assert answer.status_code == 400 and sentence in answer.content.decode()


@pytest.mark.parametrize("words", ["yesterday", "Tam Oswin", "<b>2023</b>", "2023-" * 20, "2023-01-04\n"])
def test_what_is_nothing_like_a_day_is_not_repeated(analyst, browse, words):
    answer = browse(analyst).get("/threats", {"as_of": words})
    assert answer.status_code == 400 and "That is not a date. Choose a day" in answer.content.decode()


def test_a_refusal_is_logged_in_one_line_and_a_fault_with_its_traceback(analyst, browse, monkeypatch):
    terminal = next(one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    monkeypatch.setattr(terminal, "stream", io.StringIO())
    browse(analyst).get("/threats?as_of=2023-13-45")
    (line,) = terminal.stream.getvalue().splitlines()
    assert line == "2023-13-45 is not a date. Choose a day, such as 4 January 2023.: /threats"
    monkeypatch.setattr(queries, "listing", lambda *given, **named: 1 / 0)
    typist = browse(analyst)
    typist.raise_request_exception = False
    assert typist.get("/threats").status_code == 500
    assert "Traceback" in terminal.stream.getvalue() and "ZeroDivisionError" in terminal.stream.getvalue()


def test_a_broken_link_to_a_page_of_the_list_gets_a_sentence(analyst, browse):
    answer = browse(analyst).get("/threats?after=nonsense")
    page = answer.content.decode()
    assert answer.status_code == 400 and "Start from the first page" in page
    assert "That cannot be shown" in page and "Nothing has been changed" not in page


def test_somebody_without_a_role_today_is_told_so(client, db):
    from fourfold.core.access.models import User

    client.force_login(User.objects.create(sign_in_name="r.hale", name="R. Hale"))
    answer = client.get("/threats")
    page = answer.content.decode()
    assert answer.status_code == 403 and "No role is granted to you today" in page
    assert "R. Hale" in page and "Sign out" in page


@pytest.mark.parametrize("words", [" nw-ocg-0002 ", "NW-OCG-2", "nw ocg 0002", "nwocg0002"])
def test_a_reference_opens_the_threat_however_it_is_written(analyst, browse, words):
    assert browse(analyst).post("/threats/find", {"words": words})["Location"] == "/threats/NW-OCG-0002"


def test_somebody_with_two_roles_acts_in_the_one_they_choose(analyst, granted, browse):
    other = granted(analyst.user_id, "frontline", "merseyside", date(2020, 1, 1))
    browser = browse(analyst)
    assert "Act as Frontline officer, Merseyside" in browser.get("/").content.decode()
    browser.post("/act-as", {"grant": str(other.pk)})
    assert "0 threats" in browser.get("/threats").content.decode()
    assert browser.post("/act-as", {"grant": "999"}).status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/threats/%00", "/threats?kind=%00", "/threats?as_of=9999-12-31T23:59:59-14:00",
     "/threats?sort=-risk&after=WyItcmlzayIsICJhYmMiXQ"],
)  # fmt: skip
def test_what_no_page_can_read_gets_a_sentence(analyst, browse, address):
    answer = browse(analyst).get(address)
    assert answer.status_code == 400 and "<h1" in answer.content.decode()
