"""A report of an officer becomes a disruption, once, and the officer is told which."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.activity.models import Report
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded

WORDS = "Warrant at the yard. Two arrested."


@pytest.fixture
def officer(person, codes):
    return person("frontline", "cheshire")


@pytest.fixture
def report(officer):
    with viewing(officer) as now:
        told = Told(WORDS, "Harbour West", clock.day_of(now), "A tall man", "The Larch lot")
        return activity.report(facts=told, by=officer, at=now)


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(browser, report, register, **changed):
    day = report.happened_on
    given = {"what": WORDS, "threat": "", "event_on": f"{day.day}/{day.month}/{day.year}", "main_p": "pursue",
             "claimed": "", "could_after": "", "lead": str(register["cheshire"])}  # fmt: skip
    return browser.post(f"/disruptions/new?report={report.reference}", {**given, **changed})


def test_a_report_leads_to_the_form_with_its_words_in_it(report, coordinator, browse):
    browser = browse(coordinator)
    for address in (f"/reports/{report.reference}", f"/reports/{report.reference}/settle"):
        assert f"/disruptions/new?report={report.reference}" in shown(browser, address)
    page = shown(browser, f"/disruptions/new?report={report.reference}")
    assert f">{WORDS}</textarea>" in page and "A tall man" in page and "The Larch lot" in page


def test_recorded_the_officer_is_told_which_it_became(report, coordinator, officer, browse, register):
    assert sent(browse(coordinator), report, register).status_code == 302
    with viewing(coordinator):
        made = Disruption.objects.get()
        assert (made.from_report, made.place) == (report.pk, "Harbour West")
        assert Report.objects.get().became == made.reference
    assert f"It stands as {made.reference}" in shown(browse(officer), "/")
    assert "Read the disruption" not in shown(browse(officer), f"/reports/{report.reference}")
    page = shown(browse(coordinator), f"/reports/{report.reference}")
    assert f"/disruptions/{made.reference}" in page and "Record a disruption of it" not in page


def test_it_becomes_one_disruption_and_no_second(report, coordinator, browse, register):
    browser = browse(coordinator)
    sent(browser, report, register)
    again = sent(browser, report, register, what="Something else.", different="yes")
    assert again.status_code == 200 and "This report became D-" in again.content.decode()
    with viewing(coordinator):
        assert Disruption.objects.count() == 1


def test_a_clash_leaves_neither_a_record_nor_an_answer(report, coordinator, browse, register, monkeypatch):
    def clash(**_):
        raise activity.Clash(report)

    monkeypatch.setattr(activity, "settle", clash)
    page = sent(browse(coordinator), report, register).content.decode()
    assert "This changed after you opened it." in page
    with viewing(coordinator):
        assert Disruption.objects.count() == 0 and Report.objects.get().state == "waiting"


@pytest.mark.parametrize(("role", "agency"), [("coordinator", "merseyside"), ("analyst", "cheshire")])
def test_whoever_does_not_settle_it_records_nothing_of_it(role, agency, report, person, browse):
    browser = browse(person(role, agency))
    assert browser.get(f"/disruptions/new?report={report.reference}").status_code == 404
    assert browser.get("/disruptions/new?report=nonsense").status_code == 404


@pytest.fixture
def stands(coordinator, report, register):
    """The record of the event that was made before the officer's report was read."""
    threat = a_threat(coordinator, register["cheshire"])
    return threat, recorded(
        coordinator, register["cheshire"], threat.reference, event_on=report.happened_on, what="We went in."
    )


def the_same(browser, report, register, stands):
    """Choose "Same event", and what the page then shows: the record, with both texts in it."""
    threat, warrant = stands
    page = sent(browser, report, register, threat=threat.reference, same=warrant.reference).content.decode()
    assert f'action="/disruptions/{warrant.reference}/amend?report={report.reference}"' in page
    return page


def saved(browser, report, stands, register, **changed):
    threat, warrant = stands
    day = report.happened_on
    return browser.post(f"/disruptions/{warrant.reference}/amend?report={report.reference}", {
        "what": f"We went in.\n\n{WORDS}", "threat": threat.reference, "event_on": f"{day.day}/{day.month}/{day.year}",
        "main_p": "pursue", "claimed": "moderate", "lead": str(register["cheshire"]), "opened": "1", **changed,
    })  # fmt: skip


def test_of_the_same_event_the_officer_is_told_of_which_one(
    report, coordinator, officer, browse, register, stands
):
    browser, warrant = browse(coordinator), stands[1]
    page = the_same(browser, report, register, stands)
    assert f"We went in.\n\n{WORDS}</textarea>" in page and "A tall man" in page
    with viewing(coordinator):
        assert Report.objects.get().state == "waiting", "nothing is said before it is saved"
    assert saved(browser, report, stands, register)["Location"] == f"/disruptions/{warrant.reference}"
    with viewing(coordinator) as now:
        found = Report.objects.get()
        assert (found.state, found.became, found.settled_by_id) == (
            "same_event", warrant.reference, coordinator.user_id,
        )  # fmt: skip
        assert WORDS in Disruption.objects.get().what
        today = formats.short_day(clock.day_of(now))
    sentence = f"It is the same event as {warrant.reference}, which stands already"
    assert sentence in shown(browse(officer), "/")
    mine = shown(browse(officer), "/reports")
    assert sentence in mine and mine.count(today) >= 2, "the days on which it was sent and answered"
    assert sentence in shown(browse(officer), f"/reports/{report.reference}")
    assert f"/disruptions/{warrant.reference}" in shown(browse(coordinator), f"/reports/{report.reference}")
    assert "No report waits." in shown(browse(coordinator), "/inbox")


def test_of_the_same_event_a_clash_of_either_saves_neither(report, coordinator, browse, register, stands):
    other = recorded(coordinator, register["cheshire"], what="Another event.")
    with viewing(coordinator) as now:
        activity.settle(report=report, opened=1, state="disruption", answer="", became=other.reference, by=coordinator,
                        at=now)  # fmt: skip
    page = saved(browse(coordinator), report, stands, register).content.decode()
    assert f"This report became {other.reference}." in page and WORDS in page
    with viewing(coordinator):
        assert Disruption.objects.get(pk=stands[1].pk).what == "We went in."


def test_a_mistake_in_the_record_says_nothing_to_the_officer(report, coordinator, browse, register, stands):
    page = saved(browse(coordinator), report, stands, register, what="").content.decode()
    assert f'/amend?report={report.reference}" novalidate' in page, "the report stays with the form"
    page = saved(browse(coordinator), report, stands, register, opened="7").content.decode()
    assert (
        f'/amend?report={report.reference}" novalidate' in page
        and "What stands now, and what you wrote" in page
    )
    with viewing(coordinator):
        assert Report.objects.get().state == "waiting"


def test_whoever_does_not_settle_the_report_amends_nothing_with_it(report, register, stands, person, browse):
    assert saved(browse(person("analyst", "cheshire")), report, stands, register).status_code == 404
