"""On whose behalf, to whom, for what and with which device: each entry says it, and no browser or key is named."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connections

from fourfold.core.access import machine_keys, required
from fourfold.core.access.actions import machine_keys as keys
from fourfold.core.access.models import User
from fourfold.core.access.viewers import viewing
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.reference import queries as reference

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
COLUMNS = "for_whom, recipient, purpose, device"


def last(act, columns=COLUMNS):
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"select {columns} from audit_entry where act = %s order by id desc limit 1", [act])
        return cursor.fetchone()


def test_a_person_at_their_browser_acts_for_nobody_else_and_with_one_sign(person, browse):
    viewer = person("analyst", "cheshire")
    client = browse(viewer)
    client.get("/threats")
    client.get("/disruptions")
    of_threats, of_disruptions = last("threat.list"), last("disruption.list")
    assert of_threats == of_disruptions
    assert of_threats[:3] == (None, "", "") and of_threats[3].startswith("session-")
    client.logout()
    browse(viewer).get("/threats")
    assert last("threat.list")[3] not in ("", of_threats[3])


def test_a_browser_that_keeps_a_mark_has_the_same_sign_after_signing_in_again(
    person, client, codes, monkeypatch
):
    monkeypatch.setattr(required, "demands", lambda: ())  # what the second factor is, its own tests say
    viewer = person("analyst", "cheshire")
    user = User.objects.get(pk=viewer.user_id)
    user.set_password("a long password of theirs")
    user.save()
    signs = set()
    for _time in range(2):
        client.post(
            "/sign-in", {"username": user.sign_in_name, "password": "a long password of theirs", "next": ""}
        )
        client.get("/threats")
        signs.add(last("threat.list")[3])
        client.post("/sign-out")
    assert len(signs) == 1 and signs.pop().startswith("browser-")


def test_a_machine_acts_for_the_owner_of_its_key(person, client, codes):
    viewer = person("analyst", "cheshire")
    with viewing(viewer) as now:
        last_day = clock.day_of(now) + timedelta(days=3)
        made, text = keys.make(
            grant_id=viewer.grant_id, machine="loader", last_day=last_day, by=viewer, at=now
        )
    assert machine_keys.key(made.pk) is not None
    assert client.get("/api/v1/threats", headers={"authorization": f"Bearer {text}"}).status_code == 200
    for_whom, _recipient, _purpose, device = last("threat.list")
    assert for_whom == viewer.user_id and device.startswith("key-") and str(made.sign) not in device


def test_a_file_that_somebody_takes_goes_to_their_agency_for_their_work(person, browse):
    browse(person("analyst", "cheshire")).get("/threats.csv")
    assert last("threat.export")[1:3] == ("cheshire", "work")


def test_what_goes_elsewhere_says_to_whom_and_for_what(person):
    viewer = person("analyst", "cheshire")
    with viewing(viewer):
        audit.disclosed(
            "exchange.fetch", by=viewer, kind="upload", recipient=audit.NATIONAL_DATABASE,
            purpose=audit.Purpose.NATIONAL_DATABASE,
        )  # fmt: skip
    assert last("exchange.fetch")[1:3] == ("national_database", "national_database")


def test_every_purpose_is_a_code_with_words(codes):
    today = clock.day_of(clock.read())
    assert {one.code for one in reference.codes("purpose", today)} == set(audit.Purpose)
