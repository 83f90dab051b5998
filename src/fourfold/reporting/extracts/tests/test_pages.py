"""Extracts on the page: run, run again, compared, downloaded; all of it by a reader too."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import actions as agencies
from fourfold.core.agencies.models import Agency
from fourfold.core.history import clock
from fourfold.core.reference.models import Code
from fourfold.core.ui import formats


@pytest.fixture
def browser(region, browse):
    region.threat("Op Larch", main_area="drugs")
    region.threat("Op Ash", "merseyside", kind="vulnerability")
    return browse(region.person("inspector", "nwrocu"))


def run(browser, day=""):
    day = day or formats.day(clock.day_of(clock.read()))
    answer = browser.post("/extracts/soc-master-list/run", {"as_of": day})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def workbook(browser, address):
    book = zipfile.ZipFile(io.BytesIO(b"".join(browser.get(f"{address}.xlsx").streaming_content)))
    return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_an_inspector_runs_the_list_and_reads_what_when_and_of_whom(browser):
    page = browser.get(run(browser)).content.decode()
    for words in ("2 rows as known", "Op Larch", "By owner", "By type", "Cheshire", "Digest of the rows", "Scope",
                  "SOC master list, version 1", "the same."):  # fmt: skip
        assert words in page, words


def test_running_again_says_that_it_is_the_same(browser, region):
    address = run(browser)
    region.threat("Op Late")
    answer = browser.post(f"{address}/again")
    assert "The same 2 rows, the same digest." in browser.get(answer["Location"]).content.decode()


def test_a_day_to_come_is_refused_in_words(browser):
    page = browser.post("/extracts/soc-master-list/run", {"as_of": "1/1/2199"}).content.decode()
    assert "Choose today or an earlier date." in page and "There is a problem" in page


def test_a_day_before_everything_has_no_rows(browser):
    assert "No rows as known on this date." in browser.get(run(browser, "1/1/2020")).content.decode()


def test_a_definition_that_was_run_says_that_it_is_locked(browser):
    assert "locked" not in browser.get("/extracts/").content.decode()
    run(browser)
    assert "This definition is locked. Copy it to change it." in browser.get("/extracts/").content.decode()


def test_two_runs_are_compared_with_reasons(browser, region):
    first = run(browser).rsplit("/", 1)[1]
    region.threat("Op Late")
    second = run(browser).rsplit("/", 1)[1]
    page = browser.get(f"/extracts/{second}/compare?other={first}").content.decode()
    assert "1 difference" in page and "1 came in, 0 left, 0 changed." in page and "New since" in page
    page = browser.get(f"/extracts/{second}/compare?other={first}&why=merged").content.decode()
    assert "No differences match." in page


def test_the_csv_is_the_same_file_from_every_run_of_the_moment(browser):
    address = run(browser)
    again = browser.post(f"{address}/again")["Location"].split("?")[0]
    first, second = (b"".join(browser.get(f"{one}.csv").streaming_content) for one in (address, again))
    assert first == second
    assert b"reference,name,kind" in first and b",ocg," in first and b"# Definition digest," in first


def test_the_workbook_has_a_cover_with_definition_scope_moment_and_digest(browser):
    text = workbook(browser, run(browser))
    for words in ("Cover", "Scope: ", "version 1, digest", "Op Larch", "Group"):
        assert words in text, words


def test_a_run_and_its_workbook_say_the_words_of_their_moment_for_good(browser, region):
    """A label put right and an agency renamed later, or a name entered late, alter nothing that was run."""
    address = run(browser)
    Code.objects.update(label="Later label")
    with viewing(region.moderator) as now:
        agencies.rename(
            agency=Agency.objects.get(code="cheshire"), name="Later Police", short_name="Later", on=date(2022, 6, 1),
            evidence="Later law", by=region.moderator, at=now,
        )  # fmt: skip
    assert "Illegal drugs" in (said := browser.get(address).content.decode() + workbook(browser, address))
    assert "Later" not in said
    since = browser.get(run(browser)).content.decode()
    assert "Later label" in since and "Later, " in since


def test_a_run_of_another_agency_is_no_page(browser, region, browse):
    address = run(browser)
    assert browse(region.person("analyst", "cheshire")).get(address).status_code == 404


def test_a_broken_comparison_is_no_page(browser):
    address = run(browser)
    for asked in ("", "?other=x", "?other=999999", "?other=" + "9" * 40):
        assert browser.get(f"{address}/compare{asked}").status_code == 404
