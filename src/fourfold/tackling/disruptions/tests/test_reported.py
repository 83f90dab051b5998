"""A report of an officer becomes a disruption, once, and the officer is told which."""

from __future__ import annotations

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity.actions import Told
from fourfold.tackling.activity.models import Report
from fourfold.tackling.disruptions.models import Disruption

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
