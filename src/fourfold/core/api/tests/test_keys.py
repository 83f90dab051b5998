"""A key opens what its person's role opens, and nothing once it has ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fourfold.core.access import brake
from fourfold.core.access.actions import machine_keys
from fourfold.core.access.models import Grant, MachineKey, User
from fourfold.core.access.policy import Refused
from fourfold.core.access.rules import Broken
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.history.clock import day_of


def test_a_key_acts_as_its_person(machine):
    answer = machine("analyst").get("/threats")
    assert (answer.status_code, answer.json()) == (200, {"count": 0, "next": None, "items": []})
    assert answer["Cache-Control"] == "no-store, private"


def test_only_a_digest_of_it_is_kept(machine):
    secret = machine("analyst").key.split("_", 2)[2]  # it may have underscores itself
    assert secret not in str(list(MachineKey.objects.values()))


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer nothing"}, {"Authorization": "Basic eDp5"}])
def test_without_a_key_nobody_is_let_in(register, header):
    answer = Client(headers=header).get("/api/v1/threats")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="Fourfold"')
    assert answer["Content-Type"] == "application/problem+json"


def test_a_session_opens_nothing(browse, person):
    assert browse(person("analyst", "cheshire")).get("/api/v1/threats").status_code == 401


def test_an_ended_key_a_late_key_and_an_ended_role_open_nothing(machine):
    first, second, third = (machine("analyst") for _each in range(3))
    with viewing(first.viewer) as now:
        key = MachineKey.objects.get(user_id=first.viewer.user_id)
        machine_keys.end(key=key, by=first.viewer, at=now)
    assert first.get("/threats").status_code == 401
    Grant.objects.filter(user_id=second.viewer.user_id).update(ends_on=day_of(now) - timedelta(days=1))
    assert second.get("/threats").status_code == 403
    clock.advance(to=now + timedelta(days=31))
    assert third.get("/threats").status_code == 401


def test_somebody_who_is_let_go_is_not_let_in(machine):
    one = machine("analyst")
    User.objects.filter(pk=one.viewer.user_id).update(is_active=False)
    assert one.get("/threats").status_code == 403


def test_a_key_ends_in_time_and_acts_in_ones_own_role(person):
    by, other = person("analyst", "cheshire"), person("analyst", "merseyside")
    with viewing(by) as now:
        today = day_of(now)
        given = {"machine": "test", "by": by, "at": now}
        for days in (-1, 181):
            with pytest.raises(Broken):
                machine_keys.make(grant_id=by.grant_id, last_day=today + timedelta(days=days), **given)
        with pytest.raises(Refused):
            machine_keys.make(grant_id=other.grant_id, last_day=today, **given)


def test_nobody_ends_anothers_key_but_an_administrator(machine, person):
    key = MachineKey.objects.get(user_id=machine("analyst").viewer.user_id)
    stranger, administrator = person("coordinator", "cheshire"), person("administrator", "nwrocu")
    with viewing(stranger) as now, pytest.raises(Refused):
        machine_keys.end(key=key, by=stranger, at=now)
    with viewing(administrator) as now:
        machine_keys.end(key=key, by=administrator, at=now)
    key.refresh_from_db()
    assert key.ended_by_id == administrator.user_id


def test_wrong_keys_are_braked_and_right_ones_pass(machine, monkeypatch):
    monkeypatch.setitem(brake.MOST, "key", 2)
    right = machine("analyst")
    wrong = Client(
        headers={"Authorization": f"Bearer {right.key[:-1]}{'A' if right.key[-1] != 'A' else 'B'}"}
    )
    assert [wrong.get("/api/v1/threats").status_code for _each in range(3)] == [401, 401, 429]
    assert wrong.get("/api/v1/threats")["Retry-After"]
    assert right.get("/threats").status_code == 200


def test_a_role_without_the_permission_is_refused_in_words(machine):
    answer = machine("frontline").send("/threats", {})
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("Your role does not include this.")


def test_a_key_whose_role_has_ended_does_not_act_in_another(machine, granted):
    one = machine("analyst")
    with viewing(one.viewer) as now:
        today = day_of(now)
    granted(one.viewer.user_id, "coordinator", "merseyside", today - timedelta(days=9))
    Grant.objects.filter(pk=one.viewer.grant_id).update(ends_on=today - timedelta(days=1))
    assert one.get("/threats").status_code == 403
