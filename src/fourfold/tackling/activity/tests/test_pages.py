"""The pages of activity: what they show, what they refuse, and that nothing is doubled or lost."""

from __future__ import annotations

import re

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.activity.models import Report
from fourfold.tackling.activity.tests.conftest import WORDS


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(browser, key="", **changed):
    today = clock.day_of(clock.read())
    return browser.post("/report", {
        "form_key": key, "what": WORDS, "place": "Cheshire", "happened_on": f"{today.day}/{today.month}/{today.year}",
        "who": "", "group": "", **changed,
    })  # fmt: skip


def key_in(page):
    return re.search(r'name="form_key" value="([^"]+)" data-kept', page)[1]


def reports(by):
    with viewing(by):
        return list(Report.objects.order_by("pk"))


def test_five_fields_two_filled_one_asked_for(browse, officer):
    page = shown(browse(officer), "/report")
    asked = re.findall(
        r'<(?:input|textarea)[^>]* name="(\w+)"', re.search(r"<main.*</main>", page, re.DOTALL)[0]
    )
    assert [name for name in asked if name not in ("csrfmiddlewaretoken", "form_key")] == [
        "what", "place", "happened_on", "who", "group",
    ]  # fmt: skip
    assert page.count("(if you know)") == 2 and "Cheshire (your area)" in page and "Today, " in page
    main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    assert not re.search(r"Pursue|Tier|Major|<select|NW-", main), "no P, tier, grade or group is asked"


def test_it_says_who_reads_it(browse, officer, coordinator):
    page = shown(browse(officer), "/report")
    assert f"Goes to: SOC co-ordinator, {officer.agency_name}. They tell you" in page


def test_where_nobody_settles_it_says_that_it_waits(browse, officer):
    assert "nobody holds that role today: it waits" in shown(browse(officer), "/report")


def test_a_report_is_sent_and_its_page_says_so(browse, officer):
    browser = browse(officer)
    answer = sent(browser)
    made = reports(officer)[0]
    assert answer.status_code == 302 and answer["Location"] == f"/reports/{made.reference}"
    page = shown(browser, answer["Location"])
    assert '<dt class="govuk-summary-list__key">What happened</dt>' in page
    assert "Sent to: SOC co-ordinator" in page and "Waiting for the co-ordinator" in page and WORDS in page
    mine = shown(browser, "/reports")
    assert "not yet" in mine and "not known" not in mine


@pytest.mark.parametrize(("changed", "sentence"), [
    ({"what": " "}, "Say what happened."),
    ({"what": "x" * 4001}, "at most 4000 characters"),
    ({"happened_on": "1/1/2999"}, "That day is after today."),
    ({"happened_on": "31/2/2023"}, "31/2/2023 is not a date."),
    ({"happened_on": ""}, "Enter a date in"),
    ({"happened_on": "4/1/0203"}, "Choose 1 January 2000 or later."),
    ({"place": "x" * 201}, "at most 200 characters"),
    ({"group": "a\x01b"}, "is not text"),
])  # fmt: skip
def test_a_mistake_is_said_and_nothing_typed_is_lost(changed, sentence, browse, officer):
    page = sent(browse(officer), **{"who": "A tall man", **changed}).content.decode()
    assert sentence in page and "A tall man" in page and reports(officer) == []
    if "what" not in changed:
        assert WORDS in page
    if not {"happened_on", "place"}.isdisjoint(changed):
        assert '<details class="ff-filled" open>' in page, "the field that is wrong stands open"


def test_sent_twice_is_saved_once(browse, officer):
    browser = browse(officer)
    key = key_in(shown(browser, "/report"))
    assert sent(browser, key)["Location"] == sent(browser, key)["Location"]
    assert len(reports(officer)) == 1


def test_an_unsent_report_stands_on_the_first_page(browse, officer):
    browser = browse(officer)
    key = key_in(shown(browser, "/report"))
    browser.post("/ui/words/keep", {"form_key": key, "what": WORDS})
    page = shown(browser, "/")
    assert "A report that you have not sent" in page and "/report?words=kept" in page
    assert WORDS in shown(browser, "/report?words=kept")


def test_the_first_page_of_an_officer_has_the_button(browse, officer, person):
    assert 'href="/report"' in shown(browse(officer), "/")
    inspector = shown(browse(person("inspector", "nwrocu")), "/")
    assert 'href="/report"' not in inspector


def test_the_inbox_shows_what_waits_and_its_age(browse, reported, coordinator):
    page = shown(browse(coordinator), "/inbox")
    assert "1 report waits" in page and reported.reference in page and "since today" in page and WORDS in page
    assert f"/reports/{reported.reference}/settle" in page


def test_a_settled_report_leaves_the_inbox_and_is_found_by_its_state(browse, reported, settle, coordinator):
    settle(reported, "plan", "With Op Larch in May.")
    browser = browse(coordinator)
    assert "No report waits." in shown(browser, "/inbox")
    page = shown(browser, "/inbox?state=plan")
    assert reported.reference in page and "It waits to be added to a plan" in page
    assert "No reports match" in shown(browser, "/inbox?state=answered")
    assert reported.reference not in shown(browser, "/inbox?state=nonsense")


def test_a_co_ordinator_answers_and_the_officer_reads_it(browse, reported, coordinator, officer):
    address = f"/reports/{reported.reference}/settle"
    page = shown(browse(coordinator), address)
    assert WORDS in page and "Neither: I answer why not" in page
    given = {"state": "answered", "answer": "", "became": "", "opened": "1"}
    assert "Say why not, for the officer" in browse(coordinator).post(address, given).content.decode()
    given["answer"] = "That van is a florist’s."
    assert browse(coordinator).post(address, given)["Location"] == "/inbox"
    browser = browse(officer)
    assert "That van is a florist’s." in shown(browser, "/")
    page = shown(browser, f"/reports/{reported.reference}")
    assert "That van is a florist’s." in page and f"by {coordinator.name}" in page
    assert "Say what becomes of it" not in page
    assert "That van is a florist’s." in shown(browser, "/reports")


def test_a_clash_shows_what_stands_and_keeps_the_words(browse, reported, settle, coordinator):
    settle(reported, "plan", "In May.")
    given = {"state": "answered", "answer": "No.", "became": "", "opened": "1"}
    browser, address = browse(coordinator), f"/reports/{reported.reference}/settle"
    page = browser.post(address, given).content.decode()
    assert "It waits to be added to a plan. In May." in page and ">No.</textarea>" in page
    assert 'name="opened" value="2"' in page
    assert browser.post(address, {**given, "opened": "2"}).status_code == 302


def test_a_report_that_stands_as_a_disruption_offers_no_answer(browse, reported, settle, coordinator, stands):
    settle(reported, "disruption", "", stands)
    page = shown(browse(coordinator), f"/reports/{reported.reference}")
    assert f"It stands as {stands}." in page and "Say what becomes of it" not in page


@pytest.mark.parametrize(
    ("role", "agency"),
    [("frontline", "cheshire"), ("coordinator", "merseyside"), ("moderator", "nwrocu_rocta")],
)
def test_somebody_elses_report_is_no_page(role, agency, browse, person, reported):
    browser = browse(person(role, agency))
    assert browser.get(f"/reports/{reported.reference}").status_code == 404
    assert browser.get("/reports/A-999999").status_code == 404
    assert browser.get("/reports/nothing").status_code == 404


def test_the_doors_refuse_in_words(browse, officer, reported, person):
    browser = browse(officer)
    assert browser.get("/inbox").status_code == 403
    assert browser.get(f"/reports/{reported.reference}/settle").status_code == 403
    assert browse(person("inspector", "nwrocu")).get("/report").status_code == 403


def test_the_exports_hold_the_lists(browse, reported, settle, coordinator, officer):
    settle(reported, "answered", "=No; we know.")
    csv = b"".join(browse(coordinator).get("/inbox.csv?state=answered").streaming_content).decode()
    assert reported.reference in csv and WORDS in csv and officer.name in csv and "'=No; we know." in csv
    assert (
        reported.reference not in b"".join(browse(coordinator).get("/inbox.csv").streaming_content).decode()
    )
    csv = b"".join(browse(officer).get("/reports.csv").streaming_content).decode()
    assert reported.reference in csv and coordinator.name in csv


@pytest.mark.parametrize("address", ["/reports.xlsx", "/inbox.xlsx"])
def test_the_lists_are_spreadsheets_too(address, browse, reported, coordinator):
    answer = browse(coordinator).get(address)
    assert answer.status_code == 200 and b"".join(answer.streaming_content).startswith(b"PK")
    answer.close()


def test_in_the_past_nothing_can_be_changed(browse, reported, settle, coordinator):
    then = clock.read().isoformat().replace("+00:00", "")
    settle(reported)
    browser = browse(coordinator)
    assert "1 report waits as known" in shown(browser, f"/inbox?as_of={then}")
    page = shown(browser, f"/reports/{reported.reference}?as_of={then}")
    assert "Nothing can be changed in the past" in page and "Say what becomes" not in page
    assert "We know of it." not in page
