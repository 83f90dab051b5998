"""Vetting and training: while what a role needs has lapsed it opens nothing, and says what and whom to ask."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from fourfold.core.access import clearances, queries, required
from fourfold.core.access.actions import clearing, machine_keys
from fourfold.core.access.models import Clearance, User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.people.tests.telephone import begins

pytestmark = pytest.mark.usefixtures("codes")


@pytest.fixture
def demands(monkeypatch):
    """An analyst needs management vetting and data protection training, told thirty days ahead."""
    lines = [{"from": date(2020, 1, 1), "second_factor": "all", "warned_days": 30,
              "current": {"analyst": ["management_vetting", "data_protection"]}}]  # fmt: skip
    monkeypatch.setattr(required, "demands", lambda: required.read(lines))


@pytest.fixture
def recorded(orr, administrator):
    """Records a kind of the analyst's for so many days from today."""

    def record(kind, days):
        user = User.objects.get(pk=orr.user_id)
        with viewing(administrator) as now:
            until = clock.day_of(now) + timedelta(days=days)
            return clearing.record(
                user=user, kind=kind, until=until, reference_of="V-77", by=administrator, at=now
            )

    return record


def in_so_many(days):
    clock.advance(to=clock.read() + timedelta(days=days))


def test_while_one_has_lapsed_the_role_opens_nothing_and_says_which_and_whom_to_ask(
    orr, demands, recorded, browse, administrator
):
    browser = browse(orr)
    answer = browser.get("/threats")
    assert answer.status_code == 403
    said = answer.content.decode()
    assert "Your role needs current management vetting, and none is recorded of you." in said
    assert "Ask Dilwyn Skerrick." in said
    recorded("management_vetting", 3)
    assert "data protection training" in browser.get("/threats").content.decode()
    recorded("data_protection", 400)
    assert browser.get("/threats").status_code == 200
    in_so_many(3)
    assert browser.get("/threats").status_code == 200, "the last day is one of them"
    in_so_many(1)
    said = browser.get("/threats").content.decode()
    assert "current management vetting, and yours lasts until" in said and "data protection" not in said
    recorded("management_vetting", 30)
    assert browser.get("/threats").status_code == 200


def test_it_is_so_for_keys_holders_and_whoever_signs_in(orr, demands, recorded, handed_over):
    recorded("management_vetting", 3)
    recorded("data_protection", 3)
    with viewing(orr) as now:
        _made, text = machine_keys.make(
            grant_id=orr.grant_id, machine="load", last_day=clock.day_of(now), by=orr, at=now
        )
        assert [one.pk for one in queries.holders("threats.record", orr.agency_id, clock.day_of(now))] == [
            orr.user_id
        ]
    machine_keys.let_in(written=text, address="192.0.2.1")
    ended = {"ended_at": clock.read(), "ended_by": User.objects.first()}
    Clearance.objects.filter(kind="data_protection").update(**ended)
    with pytest.raises(Refused, match="data protection training, and none is recorded"):
        machine_keys.let_in(written=text, address="192.0.2.1")
    assert queries.holders("threats.record", orr.agency_id, clock.day_of(clock.read())) == []
    password = handed_over(User.objects.get(pk=orr.user_id))
    page = Client().post("/sign-in", {"username": "k.orr", "password": password}).content.decode()
    assert "data protection training" in page and "until that is renewed" in page.lower()


def test_it_is_told_ahead_to_the_person_and_to_whoever_keeps_people(
    orr, demands, recorded, browse, administrator
):
    recorded("management_vetting", 400)
    recorded("data_protection", 31)
    assert "data protection" not in browse(orr).get("/").content.decode()
    in_so_many(1)
    own = browse(orr).get("/").content.decode()
    assert "Your role needs current data protection training, and yours lasts until" in own
    assert "Ask in good time: Dilwyn Skerrick" in own and "management vetting" not in own
    home = browse(administrator).get("/").content.decode()
    assert "Vetting and training that has lapsed or soon will" in home
    assert "k.orr: data protection training" in home and "management vetting" not in home


def test_a_role_that_needs_nothing_costs_no_statement(orr, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.grants_on(User(pk=orr.user_id), date(2024, 1, 1))
    with django_assert_num_queries(0):
        assert clearances.soon(orr.user_id, "analyst", date(2024, 1, 1)) == []


def test_another_role_that_holds_opens_what_it_opens(orr, demands, granted, browse):
    granted(orr.user_id, "frontline", "cheshire")
    browser = browse(orr)
    assert browser.get("/threats").status_code == 200
    assert "Frontline officer" in browser.get("/").content.decode()


def test_nobody_records_their_own_and_what_lapsed_is_not_recorded_as_current(orr, administrator, recorded):
    me = User.objects.get(pk=administrator.user_id)
    given = {"kind": "data_protection", "until": date(2999, 1, 1), "reference_of": "", "by": administrator}
    with viewing(administrator) as now, pytest.raises(Refused, match="own access"):
        clearing.record(user=me, at=now, **given)
    with pytest.raises(IntegrityError, match="nobody_clears_themselves"), viewing(administrator) as now:
        Clearance.objects.create(user=me, kind="x", until=date(2999, 1, 1), recorded_by=me, recorded_at=now)
    with pytest.raises(Broken, match="today or later"):
        recorded("data_protection", -1)
    with pytest.raises(Broken, match="from the list"):
        recorded("flying", 9)
    with viewing(orr) as now, pytest.raises(Refused):
        clearing.record(user=me, at=now, **given | {"by": orr})


def test_the_pages_of_recording_and_withdrawing(orr, demands, browse, administrator):
    browser, address = browse(administrator), f"/people/{orr.user_id}"
    given = {"kind": "data_protection", "until": "1/2/2999", "rests_on": "Certificate 812"}
    assert browser.post(f"{address}/clearance", given).status_code == 302
    page = browser.get(address).content.decode()
    assert "data protection training, until 1 February 2999" in page and "Certificate 812" in page
    one = Clearance.objects.get()
    assert "Fill in" in browser.post(f"/people/clearance/{one.pk}/withdraw", {"reason": ""}).content.decode()
    browser.post(f"/people/clearance/{one.pk}/withdraw", {"reason": "The wrong person's."})
    assert "The wrong person&#39;s." in browser.get(address).content.decode()
    again = browser.post(f"/people/clearance/{one.pk}/withdraw", {"reason": "Once more."}).content.decode()
    assert "ended already" in again
    with pytest.raises(IntegrityError, match="stays withdrawn"), viewing(administrator):
        Clearance.objects.update(ended_at=None)


def test_whoever_has_lapsed_is_asked_for_their_code_all_the_same(orr, demands):
    assert begins(Client())["Location"] == "/sign-in/code"
