"""Files on the page: tried, loaded, their rows mended or sent back."""

from __future__ import annotations

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fourfold.core.access.viewers import viewing
from fourfold.data.sources import duties, rules
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.data.sources.tests.cheshire import HEADINGS, loaded, row, written
from fourfold.understanding.threats.models import Threat


@pytest.fixture
def browser(analyst, browse):
    return browse(analyst)


def send(browser, content):
    answer = browser.post(
        "/sources/add", {"feed": "threats_cheshire", "file": SimpleUploadedFile("cheshire.csv", content)}
    )
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].split("?")[0]


def test_a_file_is_tried_first_and_loaded_when_somebody_says_so(browser, analyst):
    address = send(browser, written(row(1), row(2), row(3, Event_date="31/02/2023")))
    page = browser.get(address).content.decode()
    assert (
        "2 good, 1 held back" in page
        and "Nothing is loaded yet" in page
        and "31/02/2023 is not a date." in page
    )
    with viewing(analyst):
        assert Threat.objects.count() == 0
    browser.post(f"{address}/load")
    page = browser.get(address).content.decode()
    assert "2 good, 1 held back" in page and "Mend or set aside" in page
    records = browser.get(f"{address}/records").content.decode()
    assert "NW-OCG-0001" in records and "made it" in records


def test_a_file_cut_short_says_so_in_the_error_summary(browser):
    page = browser.get(send(browser, written(row(1), ending=False))).content.decode()
    assert "There is a problem" in page and "File stops at row 2" in page and "Choose another file" in page


def test_a_disk_without_room_says_so_and_keeps_nothing(browser, analyst, monkeypatch):
    browser.raise_request_exception = False
    with monkeypatch.context() as full:
        full.setattr("fourfold.data.sources.spool.os.fsync", _no_room)
        answer = browser.post(
            "/sources/add", {"feed": "threats_cheshire", "file": SimpleUploadedFile("a.csv", written(row(1)))}
        )
    assert answer.status_code == 507 and "disk is full" in answer.content.decode()
    with viewing(analyst):
        assert not Batch.objects.exists()
    assert send(browser, written(row(1)))


def _no_room(_file):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_the_same_file_again_says_that_nothing_changed(browser):
    content = written(row(1))
    address = send(browser, content)
    browser.post(f"{address}/load")
    answer = browser.post(
        "/sources/add", {"feed": "threats_cheshire", "file": SimpleUploadedFile("b.csv", content)}
    )
    assert "This very file was loaded before" in browser.get(answer["Location"]).content.decode()


def test_a_row_is_mended_on_its_page(browser, analyst):
    batch = loaded(analyst, row(1, Event_date="31/02/2023"))
    address = f"/sources/{batch.pk}/rows/2"
    page = browser.get(address).content.decode()
    assert "31/02/2023 is not a date." in page and "Check and load this row" in page
    cells = {f"cell_{place}": row(1).get(heading, "") for place, heading in enumerate(HEADINGS)}
    wrong = browser.post(
        f"{address}/mend", {**cells, "cell_11": "30/02/2023", "why": "guess"}
    ).content.decode()
    assert "30/02/2023 is not a date." in wrong and "There is a problem" in wrong
    browser.post(f"{address}/mend", {**cells, "why": "the sender rang"})
    page = browser.get(address).content.decode()
    assert (
        "Mended by" in page
        and "the sender rang" in page
        and "Check and load" not in page
        and "31/02/2023" in page
    )


def test_a_row_is_set_aside_with_a_reason(browser, analyst):
    batch = loaded(analyst, row(1, Event_date="soon"))
    address = f"/sources/{batch.pk}/rows/2/settle"
    assert "Fill in" in browser.post(address, {"how": "set aside"}).content.decode()
    browser.post(address, {"how": "set aside", "reason": "a test of theirs"})
    with viewing(analyst):
        assert HeldRow.objects.get().state == "set aside"


def test_rows_held_back_go_back_to_the_sender_as_they_came(browser, analyst):
    batch = loaded(analyst, row(1), row(2, Event_date="soon", Summary="=1+1"))
    text = b"".join(browser.get(f"/sources/{batch.pk}/held.csv").streaming_content).decode("utf-8-sig")
    assert (
        "Event date" in text
        and "soon" in text
        and "CH-0002" in text
        and "CH-0001" not in text
        and ",'=1+1" in text
    )


def test_a_file_too_large_for_a_browser_is_refused_in_words(browser, monkeypatch):
    monkeypatch.setattr(rules, "MOST_BYTES", 10)
    answer = browser.post(
        "/sources/add", {"feed": "threats_cheshire", "file": SimpleUploadedFile("a.csv", b"x" * 11)}
    )
    assert "Ask the sender to send it in parts." in answer.content.decode()


def test_a_reader_sees_no_button_and_no_other_force_sees_the_page(analyst, person, browse):
    batch = loaded(analyst, row(1, Event_date="soon"))
    page = browse(person("coordinator", "cheshire")).get(f"/sources/{batch.pk}").content.decode()
    assert "not a date" in page and "Mend or set aside" not in page
    assert browse(person("analyst", "merseyside")).get(f"/sources/{batch.pk}").status_code == 404
    assert "0 files" in browse(person("analyst", "merseyside")).get("/sources/").content.decode()


def test_what_waits_is_named_to_whoever_loads(browser, analyst, person):
    loaded(analyst, row(1, Event_date="soon"))
    send(browser, written(row(2)))
    with viewing(analyst) as now:
        assert [(task.sentence, task.note) for task in duties.held_rows(analyst, now)] == [
            ("cheshire.csv: rows held back", "1 row"), ("cheshire.csv: not loaded yet", "")]  # fmt: skip
    other = person("analyst", "merseyside")
    with viewing(other) as now:
        assert duties.held_rows(other, now) == []


def test_taking_a_tried_file_back_loads_nothing(browser, analyst):
    address = send(browser, written(row(1)))
    browser.post(f"{address}/withdraw")
    with viewing(analyst):
        assert Batch.objects.get().state == "withdrawn" and Threat.objects.count() == 0


def test_whoever_loads_files_chooses_what_they_are(browser):
    page = browser.get("/sources/add").content.decode()
    for said in ("Cheshire: threats (column map threats_cheshire, version 1)",
                 "Cheshire: people linked to threats (column map people_cheshire, version 1)"):  # fmt: skip
        assert said in page and f"The headings of {said}" in page
    assert "people_merseyside" not in page
