"""The pages of people: what an administrator sees and does, and the first sign-in of somebody new."""

from __future__ import annotations

import pytest

from fourfold.core.access.models import Grant, User
from fourfold.core.history import clock


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
    assert "2 people" in page and "Ansel Rees" in page and "Analyst, Cheshire" in page


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


def test_a_person_is_added_on_one_page(browser, register):
    assert "Loads the force" in shown(browser, "/people/add")
    answer = browser.post("/people/add", entered(register))
    assert answer.status_code == 302, answer.content.decode()
    page = shown(browser, answer.headers["Location"])
    assert "one-time password" in page and "Joins the unit." in page


def test_a_refused_person_keeps_the_words(rees, browser, register):
    page = browser.post("/people/add", entered(register)).content.decode()
    assert "Somebody has that sign-in name already" in page and "Joins the unit." in page
    page = browser.post("/people/add", entered(register, sign_in_name="a rees!", email="x")).content.decode()
    assert "Use letters, figures" in page and "Write an e-mail address like" in page


def test_another_role_is_granted_and_ended(rees, browser, register):
    given = entered(register, role="lro")
    assert browser.post(f"/people/{rees.pk}/grant", given).status_code == 302
    held = Grant.objects.get(user=rees, role="lro")
    page = browser.post(f"/people/{rees.pk}/end/{held.pk}", {"ends_on": given["starts_on"], "reason": ""})
    assert "Fill in “Reason”" in page.content.decode()
    ended = browser.post(
        f"/people/{rees.pk}/end/{held.pk}", {"ends_on": given["starts_on"], "reason": "Moved."}
    )
    assert ended.status_code == 302
    held.refresh_from_db()
    assert held.ends_on is not None


def test_ones_own_page_offers_no_change(browser, administrator):
    page = shown(browser, f"/people/{administrator.user_id}")
    assert "This is you." in page and "Grant another role" not in page


def test_a_one_time_password_is_shown_once_and_leads_to_ones_own(rees, browser, client):
    address = f"/people/{rees.pk}/password"
    answer = browser.post(address)
    assert "no-store" in answer.headers["Cache-Control"]
    password = found(answer)
    assert password not in shown(browser, address) and password not in shown(browser, f"/people/{rees.pk}")
    client.post("/sign-out")
    signed_in = client.post("/sign-in", {"username": "a.rees", "password": password}, follow=True)
    assert signed_in.redirect_chain[-1][0] == "/password"
    assert client.get("/threats").headers["Location"] == "/password"
    own = {"old": password, "new": "harbour-lemon-kite", "again": "harbour-lemon-kite"}
    assert "differ" in client.post("/password", own | {"again": "other"}).content.decode()
    assert "too short" in client.post("/password", own | {"new": "short", "again": "short"}).content.decode()
    assert client.post("/password", own).headers["Location"] == "/"
    assert client.get("/threats").status_code == 200
    assert User.objects.get(pk=rees.pk).check_password("harbour-lemon-kite")


def found(answer):
    """The password as the page shows it."""
    return answer.content.decode().split('class="govuk-heading-l" data-typed>')[1].split("<")[0]


def test_whoever_signs_in_without_a_password_is_told_that_there_is_none(browser):
    assert "so there is none to change" in shown(browser, "/password")
