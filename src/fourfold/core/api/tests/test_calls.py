"""What every call does: it is written down, answered once, checked, and refused in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.understanding.threats import queries

PROBLEM = "application/problem+json"


def add(one, new, **more):
    answer = one.send("/threats", new | more)
    assert answer.status_code == 201, answer.content
    return answer


def test_faults_stand_at_their_fields_in_the_words_of_the_page(machine, new_threat):
    one = machine("analyst")
    answer = one.send("/threats", new_threat | {"phase": "nowhere", "main_area": "cheese"})
    assert (answer.status_code, answer["Content-Type"]) == (422, PROBLEM)
    assert {fault["field"] for fault in answer.json()["errors"]} == {"phase", "main_area"}
    answer = one.send("/threats", {"kind": 4, "colour": "red"})
    found = {fault["field"]: fault["detail"] for fault in answer.json()["errors"]}
    assert found["name"] == "Fill in “name”."
    assert found["colour"] == "There is no “colour” here. Check how it is written."


def test_what_is_no_json_is_refused_in_words(machine):
    one = machine("analyst")
    for body in ("{", "[" * 100_000, '{"a": "\\ud800"}', "\0"):
        answer = Client(headers={"Authorization": f"Bearer {one.key}", "Idempotency-Key": "x"}).generic(
            "POST", "/api/v1/threats", body, content_type="application/json"
        )
        assert answer.status_code in (400, 422), answer.content
        assert answer["Content-Type"] == PROBLEM


def test_a_character_that_is_no_text_is_refused(machine, new_threat):
    answer = machine("analyst").send("/threats", new_threat | {"name": "Op\0Larch", "summary": "a\u0000b"})
    assert answer.status_code == 422


def test_a_clash_shows_both_and_saves_nothing(machine, new_threat):
    one = machine("analyst")
    reference = add(one, new_threat).json()["reference"]
    path = f"/threats/{reference}"
    changed = one.send(path, {"lro": "DI Ellis"}, method="PATCH", opened=1)
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    clash = one.send(path, {"lro": "DI Quill"}, method="PATCH", opened=1)
    assert clash.status_code == 412
    assert clash.json()["current"]["lro"] == "DI Ellis" and clash.json()["sent"] == {"lro": "DI Quill"}
    assert one.get(path).json()["lro"] == "DI Ellis"
    assert one.send(path, {"lro": "DI Quill"}, method="PATCH").status_code in (422, 428)


def test_a_list_is_paged_by_key_with_its_count(machine, new_threat):
    one = machine("analyst")
    for number in range(5):
        add(one, new_threat, name=f"Op {number}")
    seen, token = [], ""
    for _each in range(3):
        answer = one.get("/threats", sort="name", limit=2, after=token).json()
        assert answer["count"] == 5
        seen += [item["name"] for item in answer["items"]]
        token = answer["next"] or ""
    assert seen == [f"Op {number}" for number in range(5)] and token == ""
    assert one.get("/threats", sort="cheese").status_code == 422
    assert one.get("/threats", after="broken").status_code == 400
    assert one.get("/threats", limit=0).status_code == 422


def test_the_past_is_read_as_it_was_known(machine, new_threat):
    one = machine("analyst")
    reference = add(one, new_threat).json()["reference"]
    before = clock.read()
    clock.advance(to=before + timedelta(days=1))
    one.send(f"/threats/{reference}", {"name": "Op Elm"}, method="PATCH", opened=1)
    then = {"as_of": before.isoformat()}
    assert one.get(f"/threats/{reference}", **then).json()["name"] == "Op Larch"
    assert [item["name"] for item in one.get("/threats", **then).json()["items"]] == ["Op Larch"]
    assert one.get(f"/threats/{reference}").json()["name"] == "Op Elm"
    earlier = (before - timedelta(days=1)).isoformat()
    assert one.get(f"/threats/{reference}", as_of=earlier).status_code == 404
    for day in ("2999-01-01", "no day"):
        answer = one.get("/threats", as_of=day)
        assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)


def test_a_misspelt_filter_is_no_wider_list(machine):
    answer = machine("analyst").get("/threats", ownr="cheshire")
    assert answer.status_code == 422
    assert answer.json()["detail"] == "The address holds a parameter that this operation does not have."


def test_what_is_not_ones_own_is_not_there(machine, new_threat):
    reference = add(machine("analyst"), new_threat).json()["reference"]
    stranger = machine("analyst", "merseyside")
    none, hidden = (stranger.get(f"/threats/{one}") for one in ("NW-OCG-9999", reference))
    assert none.status_code == hidden.status_code == 404
    assert none.content == hidden.content
    assert stranger.get("/threats").json()["count"] == 0
    assert stranger.send("/threats", new_threat).status_code == 422


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_every_call_is_written_down_with_its_key(machine, new_threat, as_owner):
    one = machine("analyst")
    add(one, new_threat)
    for path in ("/codes", "/threats/NW-OCG-9999"):
        one.get(path)
    one.send("/threats", new_threat | {"phase": "Op Secret"})
    found = as_owner("select act, operation, target, reason, request from audit_entry order by id")
    assert [row[:3] for row in found[1:]] == [
        ("threat.add", "collection", "NW-OCG-0001"),
        ("api codes-codes", "consultation", ""),
        ("api threats-threat", "refusal", "NW-OCG-9999"),
        ("api threats-add", "refusal", "threats.record"),
    ]
    assert all(row[4].startswith("key-") for row in found[1:])
    assert "Secret" not in str(found)


def test_other_addresses_and_methods_are_problems_too(machine):
    one = machine("analyst")
    for method, path, status in (
        ("GET", "/nowhere", 404), ("DELETE", "/threats", 405), ("GET", "/threats/%00", 400),
        ("GET", "/threats/find", 405),
    ):  # fmt: skip
        answer = Client(headers={"Authorization": f"Bearer {one.key}"}).generic(method, f"/api/v1{path}")
        assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM), path
        assert answer.json()["detail"]


def test_the_description_is_open_and_the_same_for_all(client):
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")


def test_a_statement_that_takes_too_long_is_ended_and_said(machine, monkeypatch):
    def slowly(*_given, **_named):
        with connection.cursor() as cursor:
            cursor.execute("set local statement_timeout = 50")
            cursor.execute("select pg_sleep(5)")

    monkeypatch.setattr(queries, "listing", slowly)
    answer = machine("analyst").get("/threats")
    assert (answer.status_code, answer["Content-Type"], answer["Retry-After"]) == (503, PROBLEM, "60")
    assert answer.json()["detail"].startswith("This took too long and was stopped.")


def test_a_fault_of_the_platform_is_a_sentence_and_no_trace(machine, monkeypatch, caplog):
    monkeypatch.setattr(queries, "listing", lambda *_given, **_named: 1 / 0)
    answer = machine("analyst").get("/threats")
    assert (answer.status_code, answer.json()["detail"]) == (500, "Something went wrong here. Try again.")
    assert b"Traceback" not in answer.content and b"ZeroDivision" not in answer.content
    assert "ZeroDivisionError" in caplog.text


def test_every_call_reads_under_the_limit_of_the_role(machine):
    with viewing(machine("analyst").viewer), connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        assert cursor.fetchone() == ("15s",)
