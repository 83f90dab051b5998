"""Who must have a second factor, and how somebody begins afresh who lost theirs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from fourfold.core.access import required
from fourfold.core.access.actions import asking, machine_keys
from fourfold.core.access.factors import queries
from fourfold.core.access.models import MachineKey, Request, User
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.people.tests.telephone import PASSWORD, begins, code_now, goes_on, take_app_into_use

pytestmark = pytest.mark.usefixtures("codes")


def test_whoever_must_have_one_takes_it_into_use_before_anything_else(rees, handed_over, client):
    rees.set_password(PASSWORD)
    rees.save()
    assert begins(client, "a.rees", next="/threats")["Location"] == "/threats"
    assert client.get("/threats")["Location"] == "/account/app"
    wrong = client.post("/account/app", {"sealed": "made up", "code": "123456"}).content.decode()
    assert "stood open for too long" in wrong and "Your role needs a second factor" in wrong
    assert client.get("/threats")["Location"] == "/account/app"
    secret, paper = take_app_into_use(client)
    assert len(paper) == 10 and client.get("/threats").status_code == 200
    begins(other := Client(), "a.rees")
    assert other.get("/threats")["Location"].startswith("/sign-in")
    assert goes_on(other, code_now(secret, later=1)).status_code == 302


def test_which_roles_must_have_one_is_a_dated_file(monkeypatch, rees, client):
    lines = [{"from": date(2020, 1, 1), "second_factor": ["administrator"]},
             {"from": date(2999, 1, 1), "second_factor": "all"}]  # fmt: skip
    monkeypatch.setattr(required, "demands", lambda: required.read(lines))
    assert required.second_factor("administrator", date(2020, 1, 1))
    assert not required.second_factor("administrator", date(2019, 12, 31))
    assert not required.second_factor("analyst", date(2998, 12, 31)) and required.second_factor(
        "analyst", date(2999, 1, 1)
    )
    rees.set_password(PASSWORD)
    rees.save()
    begins(client, "a.rees")
    assert client.get("/threats").status_code == 200
    page = client.get("/account").content.decode()
    assert "Whoever learns your password can be you." in page


def test_it_cannot_be_given_up_while_a_role_needs_it(orr, browse, monkeypatch):
    browser = browse(orr)
    assert "Your role needs a second factor" in browser.post("/account/app/give-up").content.decode()
    monkeypatch.setattr(required, "demands", lambda: ())
    assert browser.post("/account/app/give-up").status_code == 302 and not queries.has_one(orr.user_id)
    assert begins(Client())["Location"] == "/"


def test_a_lost_factor_needs_two_people_and_begins_afresh(orr, administrator, head, browse, client):
    with viewing(orr) as now:
        machine_keys.make(grant_id=orr.grant_id, machine="load", last_day=clock.day_of(now), by=orr, at=now)
    browser = browse(administrator)
    assert "Lost their second factor" in browser.get(f"/people/{orr.user_id}").content.decode()
    given = {"reason": "The telephone fell into the dock; seen in person."}
    assert browser.post(f"/people/{orr.user_id}/begin-afresh", given).status_code == 302
    request = Request.objects.get(kind="factor")
    assert "asked for already" in browser.post(f"/people/{orr.user_id}/begin-afresh", given).content.decode()
    assert (
        "You asked for this"
        in browser.post(f"/people/requests/{request.pk}", {"decision": "approve"}).content.decode()
    )
    assert queries.has_one(orr.user_id), "asking changes nothing"
    page = browse(head).post(f"/people/requests/{request.pk}", {"decision": "approve"}).content.decode()
    password = page.split('govuk-heading-l" data-typed>')[1].split("<")[0]
    assert not queries.has_one(orr.user_id) and not queries.paper_codes_left(orr.user_id)
    assert not MachineKey.objects.filter(ended_at__isnull=True).exists()
    assert "do not belong together" in begins(Client()).content.decode(), "the earlier password has ended too"
    assert client.post("/sign-in", {"username": "k.orr", "password": password}).status_code == 302
    assert client.get("/threats")["Location"] == "/password"


def test_asking_for_it_says_what_it_ends(orr, administrator):
    with viewing(administrator) as now:
        request = asking.ask_for_new_beginning(
            user=User.objects.get(pk=orr.user_id), reason="Lost.", by=administrator, at=now
        )
    assert request.state == "waiting" and now - request.asked_at < timedelta(seconds=1)
