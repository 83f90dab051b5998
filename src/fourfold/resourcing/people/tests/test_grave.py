"""Grave acts are done by whoever has just shown who they are, and nothing typed is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from tests.guardrails.routes import routes

from fourfold.core.access import brake, sessions, world
from fourfold.core.access.grave import Grave, ProveAgain, check
from fourfold.core.access.models import MachineKey, Request, User
from fourfold.core.access.policy import Refused
from fourfold.core.access.tests.listening import entries
from fourfold.resourcing.people.tests.telephone import PASSWORD, code_now

pytestmark = pytest.mark.usefixtures("codes")


def grew_old(browser):
    """Let it be long ago that whoever uses this browser showed who they are."""
    session = browser.session
    session[sessions.PROVED] = (world.now() - timedelta(minutes=16)).isoformat()
    session.save()
    return browser


def test_an_approval_asks_again_and_goes_on_where_one_was(newcomer, head, browse):
    browser, request = grew_old(browse(head)), Request.objects.get()
    address = f"/people/requests/{request.pk}"
    assert browser.get(address).status_code == 200, "reading it asks nothing"
    answer = browser.post(address, {"decision": "approve"})
    assert answer["Location"] == f"/sign-in/again?next=%2Fpeople%2Frequests%2F{request.pk}"
    assert Request.objects.get().state == "waiting"
    user = User.objects.get(pk=head.user_id)
    user.set_password(PASSWORD)
    user.save()
    browser = grew_old(browse(head))
    page = browser.get(answer["Location"]).content.decode()
    assert "Show that it is you" in page and 'name="password"' in page
    given = {"next": address, "password": "wrong"}
    assert "That is not right" in browser.post("/sign-in/again", given).content.decode()
    assert browser.post(address, {"decision": "approve"})["Location"].startswith("/sign-in/again")
    before = browser.session.session_key
    assert browser.post("/sign-in/again", given | {"password": PASSWORD})["Location"] == address
    assert browser.session.session_key != before, "as at signing in, the session has another key"
    assert browser.post(address, {"decision": "approve"})["Location"] == "/"
    assert Request.objects.get().state == "approved"


def test_whoever_has_an_app_shows_its_code_and_their_password_is_not_enough(orr, browse):
    browser = grew_old(browse(orr))
    assert browser.get("/keys/make")["Location"] == "/sign-in/again?next=%2Fkeys%2Fmake", (
        "asked before one types"
    )
    page = browser.get("/sign-in/again?next=/keys/make").content.decode()
    assert 'name="code"' in page and 'name="password"' not in page
    assert browser.post("/sign-in/again", {"code": PASSWORD, "next": "/keys/make"}).status_code == 200
    with entries() as found:
        assert (
            browser.post("/sign-in/again", {"code": code_now(), "next": "/keys/make"})["Location"]
            == "/keys/make"
        )
    assert [one.act for one in found] == ["prove again"]
    assert browser.get("/keys/make").status_code == 200 and not MachineKey.objects.exists()


def test_guesses_are_counted_with_those_of_signing_in(orr, browse):
    browser = grew_old(browse(orr))
    for _ in range(brake.MOST["code"]):
        browser.post("/sign-in/again", {"code": "000000"})
    assert "Too many tries" in browser.post("/sign-in/again", {"code": code_now()}).content.decode()


def test_it_leads_nowhere_else(orr, browse):
    browser = grew_old(browse(orr))
    answer = browser.post("/sign-in/again", {"code": code_now(), "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_what_was_typed_into_a_grave_form_is_kept(orr, administrator, head, browse, newcomer):
    browser, request = grew_old(browse(head)), Request.objects.get()
    address = f"/people/requests/{request.pk}"
    page = browser.get(address).content.decode()
    key = page.split('name="form_key" value="')[1].split('"')[0]
    sent = {"form_key": key, "decision": "refuse", "reason": "The dates are those of the other one."}
    back = browser.post(address, sent)["Location"]
    assert "words%3Dkept" in back
    assert (
        "The dates are those of the other one."
        in grew_old(browse(head)).get(f"{address}?words=kept").content.decode()
    )


def test_a_persona_shows_it_by_one_press_in_the_demonstration_alone(orr, person, settings, client):
    nobody = person("analyst", "cheshire", "n.one")
    client.force_login(User.objects.get(pk=nobody.user_id))
    grew_old(client)
    page = client.get("/sign-in/again").content.decode()
    assert "Sign out, and sign in again" in page and "It is me" not in page
    assert client.post("/sign-in/again").status_code == 200
    settings.DEMONSTRATION = True
    assert client.post("/sign-in/again", {"next": "/keys/make"})["Location"] == "/keys/make"


def test_what_has_no_session_does_no_grave_act(orr):
    with pytest.raises(Refused, match="done on a page"):
        check(orr, Grave.RESTRICT)
    old, new = (world.now() - timedelta(minutes=minutes) for minutes in (16, 14))
    with pytest.raises(ProveAgain):
        check(replace(orr, proved_at=old), Grave.DISPOSE)
    check(replace(orr, proved_at=new), Grave.DISPOSE)


def test_every_door_that_is_named_grave_asks(orr):
    """Those of today; a door that is added says so itself."""
    asked = {route.name: route.view.grave for route in routes() if getattr(route.view, "grave", None)}
    assert {"people:request", "people:make-key", "people:use-app", "people:recovery-codes"} <= set(asked)
    assert all(isinstance(one, Grave) for one in asked.values())


def test_a_browser_that_says_nothing_of_a_proof_has_none(orr):
    browser = Client()
    browser.force_login(User.objects.get(pk=orr.user_id))
    session = browser.session
    del session[sessions.PROVED]
    session.save()
    assert browser.get("/keys/make")["Location"].startswith("/sign-in/again")
