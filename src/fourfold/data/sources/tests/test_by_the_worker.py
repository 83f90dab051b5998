"""A larger file: asked for at the page, tried and loaded by the worker, and how far it is."""

from __future__ import annotations

import io
import zipfile

import pytest

from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.jobs import queue, worker
from fourfold.core.jobs.models import Work
from fourfold.data.sources import duties, rules
from fourfold.data.sources.actions import loading
from fourfold.data.sources.models import Batch
from fourfold.data.sources.tests.cheshire import row, written
from fourfold.data.sources.tests.test_pages import send
from fourfold.understanding.threats.models import Threat

CONTENT = written(row(1), row(2), row(3, Event_date="31/02/2023"))


@pytest.fixture
def browser(analyst, browse):
    return browse(analyst)


@pytest.fixture(autouse=True)
def pages_are_short(monkeypatch):
    """A page tries and loads two rows at most."""
    monkeypatch.setattr(rules, "MOST_ROWS_OF_A_PAGE", 2)


def threats(viewer):
    with viewing(viewer):
        return Threat.objects.count()


def read(browser, address):
    return browser.get(address).content.decode()


def test_a_larger_file_is_received_tried_by_the_worker_and_loaded_by_it(browser, analyst):
    address = send(browser, CONTENT)
    page = read(browser, address)
    assert (
        "This file waits to be tried" in page
        and "You can leave this page." in page
        and "Take it back" in page
    )
    assert ">Load<" not in page and "is being tried" not in page
    with entries() as found:
        assert worker.run_waiting() == 1
    assert ("batch.try", analyst.user_id) in [(one.act, one.actor) for one in found]
    page = read(browser, address)
    assert "2 good, 1 held back" in page and "Nothing is loaded yet" in page and threats(analyst) == 0
    browser.post(f"{address}/load")
    assert "This file waits to be loaded" in read(browser, address) and threats(analyst) == 0
    with entries() as found:
        assert worker.run_waiting() == 1
    assert ("batch.load", analyst.user_id) in [(one.act, one.actor) for one in found]
    assert "Mend or set aside" in read(browser, address) and threats(analyst) == 2


def test_a_small_file_is_tried_and_loaded_at_once(browser, analyst):
    address = send(browser, written(row(1)))
    assert "1 good, 0 held back" in read(browser, address)
    browser.post(f"{address}/load")
    assert threats(analyst) == 1 and worker.run_waiting() == 0


def test_a_file_of_many_bytes_is_not_even_opened_while_somebody_waits(browser, monkeypatch):
    monkeypatch.setattr(rules, "MOST_BYTES_OF_A_PAGE", 100)
    assert "This file waits to be tried" in read(browser, send(browser, written(row(1))))


def test_a_small_file_that_unpacks_large_is_not_opened_either(browser, monkeypatch):
    monkeypatch.setattr(rules, "MOST_UNPACKED_OF_A_PAGE", 100_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x" * 200_000)
    assert "This file waits to be tried" in read(browser, send(browser, packed.getvalue()))


def test_a_small_file_arrives_while_a_larger_one_is_in_hand_and_waits_for_its_turn(browser, analyst):
    larger, small = send(browser, CONTENT), send(browser, written(row(9)))
    assert "This file waits to be tried" in read(browser, small)
    worker.run_waiting()
    browser.post(f"{larger}/load")
    browser.post(f"{small}/load")
    assert threats(analyst) == 0 and worker.run_waiting() == 2 and threats(analyst) == 3


def test_two_people_who_load_the_same_file_load_it_once(browser, analyst, person, browse, client):
    address = send(browser, CONTENT)
    worker.run_waiting()
    browser.post(f"{address}/load")
    colleague = person("analyst", "cheshire")
    assert browse(colleague).post(f"{address}/load").status_code == 302
    assert worker.run_waiting() == 1 and threats(analyst) == 2
    browser.post(f"{address}/load")
    assert worker.run_waiting() == 0 and threats(analyst) == 2


def test_the_same_file_sent_again_while_it_waits_is_not_asked_for_again(browser, analyst):
    assert send(browser, CONTENT) == send(browser, CONTENT)
    assert worker.run_waiting() == 1


def test_a_file_taken_back_while_it_waits_is_found_so(browser, analyst):
    address = send(browser, CONTENT)
    browser.post(f"{address}/withdraw")
    assert "Taken back" in read(browser, address)
    worker.run_waiting()
    assert "The file was taken back before its turn came. Nothing was loaded." in read(browser, address)
    assert threats(analyst) == 0


def test_a_file_that_is_refused_says_why_as_a_small_one_does(browser):
    address = send(browser, written(row(1), row(2), row(3), ending=False))
    worker.run_waiting()
    page = read(browser, address)
    assert "File stops at row 4" in page and "There is a problem" in page


def test_the_page_says_how_far_it_is_and_shows_no_button_then(browser, analyst):
    address = send(browser, CONTENT)
    worker.run_waiting()
    browser.post(f"{address}/load")
    queue.register()
    under_way(analyst, row=120_000, rows=1_000_000, share=12)
    page = read(browser, address)
    assert "Row 120,000 of 1,000,000. Begun at" in page and 'value="12"' in page and "Look again" in page
    assert "Take it back" not in page and ">Load<" not in page and "No file is being worked on" not in page
    under_way(analyst, row=120_000, rows=None, share=12)
    assert "Row 120,000, 12% of the file." in read(browser, address)
    under_way(analyst, row=28_001, rows=None, share=100)
    page = read(browser, address)
    assert "All rows are read. They are now" in page and "28,001" not in page and "<progress" not in page
    assert "is being loaded" in read(browser, "/sources/")


def test_a_page_without_a_worker_says_so_after_a_while(browser, analyst):
    address = send(browser, CONTENT)
    assert "No file is being worked on" not in read(browser, address)
    under_way(analyst)
    page = read(browser, address)
    assert "No file is being worked on at the moment. Tell your administrator." in page
    assert "it begins again by itself" in page and "<progress" not in page
    queue.register()
    assert "No file is being worked on" not in read(browser, address)


def test_an_open_page_asks_again_until_the_work_has_ended_and_is_then_loaded_anew(browser):
    address = send(browser, CONTENT)
    assert f'hx-get="{address}?looking=1" hx-trigger="every 10s"' in read(browser, address)
    assert "HX-Refresh" not in browser.get(f"{address}?looking=1")
    worker.run_waiting()
    assert browser.get(f"{address}?looking=1")["HX-Refresh"] == "true"
    assert "HX-Refresh" not in browser.get(address)
    page = read(browser, address)
    assert "hx-get" not in page and "Not tried yet" not in page
    assert 'role="status">Tried, nothing loaded yet: 2 good, 1 held back</p>' in page


def test_a_fault_is_told_and_the_file_can_be_tried_again(browser, analyst, monkeypatch, caplog):
    address = send(browser, CONTENT)
    with monkeypatch.context() as broken:
        broken.setattr(loading.taking, "take_in_file", lambda *given, **named: 1 / 0)
        worker.run_waiting()
    page = read(browser, address)
    assert "A fault of the platform stopped this. Nothing was loaded." in page and "Try this file" in page
    browser.post(f"{address}/try")
    worker.run_waiting()
    assert "2 good, 1 held back" in read(browser, address) and "A fault" not in read(browser, address)


def test_nothing_of_it_is_told_to_another_force(browser, person, browse):
    address = send(browser, CONTENT)
    other = browse(person("analyst", "merseyside"))
    assert other.get(address).status_code == 404
    assert "cheshire.csv" not in read(other, "/sources/") and other.post(f"{address}/try").status_code == 404


def test_what_the_worker_has_in_hand_waits_for_nobody_and_is_not_resumed(browser, analyst):
    send(browser, CONTENT)
    with viewing(analyst) as now:
        assert duties.held_rows(analyst, now) == []
        assert loading.finish_waiting(by=analyst, at=now) == []
        assert Batch.objects.get().state == "untried"
    worker.run_waiting()
    with viewing(analyst) as now:
        assert [task.sentence for task in duties.held_rows(analyst, now)] == ["cheshire.csv: not loaded yet"]


def under_way(viewer, **far):
    """The latest work, as if a worker had come so far with it."""
    with viewing(viewer):
        latest = Work.objects.order_by("-pk")[:1].values("pk")
        Work.objects.filter(pk__in=latest).update(state="under way", begun_at=clock.read(), **far)
