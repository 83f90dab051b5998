"""The pages of agreements."""

from __future__ import annotations

from datetime import timedelta

from fourfold.core.access.viewers import viewing
from fourfold.core.sharing.models import Agreement
from fourfold.core.sharing.tests.conftest import today


def shown(browser, address, status=200):
    answer = browser.get(address)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode() if not answer.streaming else b"".join(answer.streaming_content).decode()


def said(day):
    return f"{day.day}/{day.month}/{day.year}"


def test_one_asks_another_approves_and_the_pages_say_so(browse, coordinator, approver, council):
    browser = browse(coordinator)
    page = shown(browser, "/agreements/add")
    assert "Crime and Disorder Act 1998, section 115" in page and "Halton" in page
    answer = browser.post("/agreements/add", {
        "title": "Safeguarding", "owner_agency_id": coordinator.agency_id, "parties": [council],
        "basis": "care_act_2014_45", "purposes": ["safeguarding"], "kinds": ["signs", "place"],
        "starts_on": said(today()), "review_on": said(today() + timedelta(days=90)),
    })  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    with viewing(coordinator):
        made = Agreement.objects.get()
    page = shown(browser, answer["Location"])
    assert "before a second person approves it" in page and "Decide" not in page and "Withdraw" in page
    browser = browse(approver)
    assert f"Agreement {made.pk}: Safeguarding" in shown(browser, "/")
    assert "Decide" in shown(browser, f"/agreements/{made.pk}")
    answer = browser.post(f"/agreements/{made.pk}/decide", {"decision": "approve", "answer": "", "opened": 1})
    assert answer.status_code == 302
    assert f"Agreement {made.pk} is in force." in shown(browser, f"/agreements/{made.pk}")
    assert "1 agreement about sharing" in shown(browser, "/agreements")
    assert "Halton" in shown(browser, "/agreements.csv")


def test_a_refusal_asks_for_a_reason(browse, approver, ask):
    made = ask()
    answer = browse(approver).post(
        f"/agreements/{made.pk}/decide", {"decision": "refuse", "answer": "", "opened": 1}
    )
    assert "Give the reason, so that it can be read later." in answer.content.decode()


def test_what_cannot_be_is_a_sentence_at_the_form(browse, coordinator, council):
    answer = browse(coordinator).post("/agreements/add", {
        "title": "Safeguarding", "owner_agency_id": coordinator.agency_id, "parties": [council],
        "basis": "care_act_2014_45", "purposes": ["safeguarding"], "kinds": ["signs"],
        "starts_on": said(today()), "review_on": said(today() + timedelta(days=9000)),
    })  # fmt: skip
    assert "Choose a review day within two years" in answer.content.decode()


def test_another_force_finds_no_page(browse, person, agreement):
    browser = browse(person("coordinator", "merseyside"))
    shown(browser, f"/agreements/{agreement.pk}", status=404)
    assert "No agreement about sharing yet" in shown(browser, "/agreements")


def test_an_ended_agreement_says_so_first(browse, coordinator, agreement):
    browser = browse(coordinator)
    answer = browser.post(f"/agreements/{agreement.pk}/end", {
        "ends_on": said(today() - timedelta(days=1)), "reason": "The scheme is over.",
        "opened": agreement.edition,
    })  # fmt: skip
    assert answer.status_code == 302
    page = shown(browser, f"/agreements/{agreement.pk}")
    assert "Nothing more may go under it." in page and "The scheme is over." in page
