"""The pages of people: what an administrator sees and does, and the first sign-in of somebody new."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fourfold.core.access import brake
from fourfold.core.access.models import Grant, Request, User
from fourfold.core.access.tests.listening import entries
from fourfold.core.history import clock
from fourfold.resourcing.people.tests.telephone import take_app_into_use


@pytest.fixture
def browser(browse, administrator):
    return browse(administrator)


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def entered(register, **changed):
    today = clock.day_of(clock.read())
    return {
        "name": "Ansel Rees",
        "post": "SOC analyst",
        "sign_in_name": "a.rees",
        "email": "",
        "role": "analyst",
        "agency_id": str(register["cheshire"]),
        "starts_on": f"{today.day}/{today.month}/{today.year}",
        "ends_on": "",
        "reason": "Joins the unit.",
        **changed,
    }


def test_the_list_names_everybody_with_their_roles(rees, browser):
    page = shown(browser, "/people")
    assert "3 people" in page and "Ansel Rees" in page and "Analyst, Cheshire" in page


def test_the_list_narrows_by_role_agency_and_having_one(rees, browser, register):
    assert "1 person" in shown(browser, "/people?role=analyst")
    assert "1 person" in shown(browser, f"/people?agency={register['nwrocu']}")
    page = shown(browser, "/people?state=without")
    assert "Nobody matches" in page and "Without a role" in page


def test_the_export_holds_the_list(rees, browser):
    csv = b"".join(browser.get("/people.csv").streaming_content).decode()
    assert "Ansel Rees" in csv and "Analyst, Cheshire" in csv
    answer = browser.get("/people.xlsx")
    assert answer.status_code == 200 and b"".join(answer.streaming_content).startswith(b"PK")
    answer.close()


def test_only_an_administrator_sees_people(browse, person):
    browser = browse(person("coordinator", "cheshire"))
    assert browser.get("/people").status_code == 403
    assert browser.get("/people/add").status_code == 403


def test_a_person_is_added_on_one_page_and_waits_for_the_second_person(browser, register, head):
    assert "Loads the force" in shown(browser, "/people/add")
    answer = browser.post("/people/add", entered(register))
    assert answer.status_code == 302, answer.content.decode()
    page = shown(browser, answer.headers["Location"])
    assert "one-time password" in page and "Joins the unit." in page
    assert "One of these approves it: Gareth Ashlomond." in page and "No roles. This person sees" in page
    assert "Ansel Rees: Analyst, Cheshire" in shown(browser, "/"), (
        "what one asked for is on one's own first page"
    )


def test_a_refused_person_keeps_the_words(rees, browser, register):
    page = browser.post("/people/add", entered(register)).content.decode()
    assert "Somebody has that sign-in name already" in page and "Joins the unit." in page
    page = browser.post("/people/add", entered(register, sign_in_name="a rees!", email="x")).content.decode()
    assert "Use letters, figures" in page and "Write an e-mail address like" in page


def test_another_role_is_asked_for_approved_and_ended(rees, browser, register, approved):
    given = entered(register, role="lro")
    assert browser.post(f"/people/{rees.pk}/grant", given).status_code == 302
    assert not Grant.objects.filter(user=rees, role="lro").exists()
    approved(rees.requests.get(role="lro"))
    held = Grant.objects.get(user=rees, role="lro")
    assert "Dilwyn Skerrick, Gareth Ashlomond" in shown(browser, f"/people/{rees.pk}")
    page = browser.post(f"/people/{rees.pk}/end/{held.pk}", {"ends_on": given["starts_on"], "reason": ""})
    assert "Fill in “Reason”" in page.content.decode()
    ended = browser.post(
        f"/people/{rees.pk}/end/{held.pk}", {"ends_on": given["starts_on"], "reason": "Moved."}
    )
    assert ended.status_code == 302
    assert "Ended because:" in (said := shown(browser, f"/people/{rees.pk}")) and "Moved." in said
    held.refresh_from_db()
    assert held.ends_on is not None


def test_ones_own_page_offers_no_change(browser, administrator):
    page = shown(browser, f"/people/{administrator.user_id}")
    assert "This is you." in page and "Ask for another role" not in page


def test_a_one_time_password_is_shown_once_to_the_approver_and_leads_to_ones_own(
    rees, browse, administrator, head, client
):
    browser = browse(administrator)
    assert "Fill in “Reason”" in browser.post(f"/people/{rees.pk}/password", {"reason": ""}).content.decode()
    asked = browser.post(f"/people/{rees.pk}/password", {"reason": "Starts today."})
    assert asked.headers["Location"] == f"/people/{rees.pk}"
    address = f"/people/requests/{rees.requests.get(kind='password').pk}"
    assert "Decide" not in shown(browser, address), "no button that ends in a refusal"
    browser = browse(head)
    assert "Ansel Rees: One-time password" in shown(browser, "/")
    assert "Give the reason for refusing" in browser.post(address, {"decision": "refuse"}).content.decode()
    answer = browser.post(address, {"decision": "approve"})
    assert "no-store" in answer.headers["Cache-Control"]
    password = found(answer)
    again = browser.post(address, {"decision": "approve"}).content.decode()
    assert "decided or withdrawn already" in again and password not in again
    assert password not in shown(browser, address)
    assert "One-time password" not in shown(browser, "/")
    assert password not in shown(browse(administrator), f"/people/{rees.pk}")
    client.post("/sign-out")
    signed_in = client.post("/sign-in", {"username": "a.rees", "password": password}, follow=True)
    assert signed_in.redirect_chain[-1][0] == "/password"
    assert client.get("/threats").headers["Location"] == "/password"
    own = {"old": password, "new": "harbour-lemon-kite", "again": "harbour-lemon-kite"}
    assert "differ" in client.post("/password", own | {"again": "other"}).content.decode()
    assert "too short" in client.post("/password", own | {"new": "short", "again": "short"}).content.decode()
    assert client.post("/password", own).headers["Location"] == "/"
    assert client.get("/threats").headers["Location"] == "/account/app", "the second factor comes next"
    take_app_into_use(client)
    assert client.get("/threats").status_code == 200
    assert User.objects.get(pk=rees.pk).check_password("harbour-lemon-kite")


def test_a_one_time_password_works_once(rees, handed_over):
    given = {"username": "a.rees", "password": handed_over(rees)}
    assert Client().post("/sign-in", given).status_code == 302
    assert "was used, or is older than a day" in Client().post("/sign-in", given).content.decode()


def test_a_one_time_password_is_not_used_up_before_a_role_counts(newcomer, handed_over, approved):
    given = {"username": "a.rees", "password": handed_over(newcomer)}
    with entries() as found:
        assert "No role is granted to you today" in Client().post("/sign-in", given).content.decode()
    assert "sign in without a role" in {entry.act for entry in found}
    approved(newcomer.requests.get(kind=Request.Kind.GRANT))
    assert Client().post("/sign-in", given).headers["Location"] == "/"


def test_a_one_time_password_lapses_after_a_day(rees, handed_over, browse, administrator):
    given = {"username": "a.rees", "password": handed_over(rees)}
    clock.advance(to=clock.read() + timedelta(days=1))
    assert "was used, or is older than a day" in Client().post("/sign-in", given).content.decode()
    assert "one-time, used or too old" in shown(browse(administrator), f"/people/{rees.pk}")


def test_a_new_password_ends_sessions_and_the_hold_of_the_brake(rees, handed_over, browse, administrator):
    client = Client()
    client.force_login(rees)
    for _ in range(brake.MOST["name"]):
        Client().post("/sign-in", {"username": "a.rees", "password": "wrong"})
    assert "new browsers are held until" in shown(browse(administrator), f"/people/{rees.pk}")
    password = handed_over(rees)
    assert client.get("/threats").headers["Location"].startswith("/sign-in")
    assert Client().post("/sign-in", {"username": "a.rees", "password": password}).status_code == 302


def test_a_request_is_refused_with_a_reason_that_the_asker_reads(newcomer, browse, administrator, head):
    address = f"/people/requests/{newcomer.requests.get().pk}"
    page = shown(browse(head), address)
    assert "Joins the unit." in page and "Loads the force" in page and "Dilwyn Skerrick" in page
    answer = browse(head).post(address, {"decision": "refuse", "reason": "Not of this unit."})
    assert answer.headers["Location"] == "/"
    page = shown(browse(administrator), f"/people/{newcomer.pk}")
    assert "Refused by Gareth Ashlomond" in page and "Not of this unit." in page


def test_whoever_asked_withdraws_and_nobody_else(newcomer, browse, administrator, person):
    number = newcomer.requests.get().pk
    other = browse(person("administrator", "nwrocu", "Another"))
    with entries() as heard:
        answer = other.post(f"/people/requests/{number}/withdraw")
    assert answer.status_code == 400 and "Only they withdraw it" in answer.content.decode()
    assert heard[-1].operation == "refusal", "a refusal inside a form is in the audit log"
    browser = browse(administrator)
    assert "Withdraw it" in shown(browser, f"/people/requests/{number}")
    assert browser.post(f"/people/requests/{number}/withdraw").status_code == 302
    assert "Withdrawn by Dilwyn Skerrick" in shown(browser, f"/people/{newcomer.pk}")


def test_a_co_ordinator_sees_requests_of_the_own_force_only(newcomer, browse, person):
    number = newcomer.requests.get().pk
    assert "Analyst, Cheshire" in shown(browse(person("coordinator", "cheshire")), "/")
    assert browse(person("coordinator", "merseyside")).get(f"/people/requests/{number}").status_code == 404


def found(answer):
    """The password as the page shows it."""
    return answer.content.decode().split('class="govuk-heading-l" data-typed>')[1].split("<")[0]


def test_whoever_signs_in_without_a_password_is_told_that_there_is_none(browser):
    assert "so there is none to change" in shown(browser, "/password")
