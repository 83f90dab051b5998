"""A write that is sent again is answered as it was, once, and to the same person."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.sending.models import Answer
from fourfold.understanding.threats.models import Threat


def test_a_write_is_answered_the_same_when_it_is_sent_again(machine, new_threat):
    one = machine("analyst")
    first, again = (one.send("/threats", new_threat, once="first") for _each in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content and first["ETag"] == again["ETag"] == '"1"'
    assert (again["Idempotent-Replay"], Threat.objects.count()) == ("true", 0)
    assert one.get("/threats").json()["count"] == 1


def test_the_order_of_names_makes_no_other_request(machine, new_threat):
    one = machine("analyst")
    first = one.send("/threats", new_threat, once="first")
    turned = one.send("/threats", dict(reversed(new_threat.items())), once="first")
    assert turned.json() == first.json()


def test_a_key_with_another_request_is_refused_in_words(machine, new_threat):
    one = machine("analyst")
    one.send("/threats", new_threat, once="first")
    for path, body in (
        ("/threats", new_threat | {"name": "Op Elm"}),
        ("/threats/NW-OCG-0001/people", new_threat),
    ):
        answer = one.send(path, body, once="first")
        assert answer.status_code in (409, 422), answer.content
    assert one.send("/threats", new_threat | {"name": "Op Elm"}, once="first").json()["detail"] == (
        "This Idempotency-Key was sent with another request before. Send a new key with a new request."
    )
    assert one.get("/threats").json()["count"] == 1


def test_what_was_refused_may_be_sent_again_under_the_same_key(machine, new_threat):
    one = machine("analyst")
    assert one.send("/threats", new_threat | {"phase": "closed"}, once="first").status_code == 422
    assert one.send("/threats", new_threat, once="first").status_code == 201


def test_somebody_elses_key_is_another(machine, new_threat):
    first, second = machine("analyst"), machine("analyst")
    answers = [one.send("/threats", new_threat, once="same").json()["reference"] for one in (first, second)]
    assert answers == ["NW-OCG-0001", "NW-OCG-0002"]


def test_an_answer_is_not_repeated_to_a_narrower_role(machine, new_threat):
    one = machine("analyst")
    one.send("/threats", new_threat, once="first")
    with viewing(one.viewer):
        Answer.objects.update(reach="another")
    assert one.send("/threats", new_threat, once="first").status_code == 409


def test_answers_are_forgotten_in_time(machine, new_threat):
    one = machine("analyst")
    one.send("/threats", new_threat, once="first")
    clock.advance(to=clock.read() + timedelta(days=8))
    one.send("/threats", new_threat, once="second")
    with viewing(one.viewer):
        assert list(Answer.objects.values_list("key", flat=True)) == ["second"]


def test_a_write_without_its_key_is_refused(machine):
    one = machine("analyst")
    answer = Client(headers={"Authorization": f"Bearer {one.key}"}).post(
        "/api/v1/threats", {}, "application/json"
    )
    assert answer.status_code in (400, 422)
