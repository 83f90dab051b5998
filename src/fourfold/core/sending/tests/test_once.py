"""What is sent twice is saved once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from threading import Barrier, Thread

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client, RequestFactory

from fourfold.core.access.viewers import viewing
from fourfold.core.sending import actions, keys, rules
from fourfold.core.sending.models import Receipt
from fourfold.core.sending.tests.conftest import WORDS
from fourfold.core.sending.words import digest_of


def test_the_same_sent_twice_is_one_record_and_says_so(typist):
    typist.opens()
    first, second = typist.sends(), typist.sends()
    assert first["Location"] == second["Location"] != ""
    assert typist.threats() == 1
    assert "This was saved already." in typist.client.get(second["Location"]).content.decode()


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_same_sent_twice_at_one_moment_is_one_record(typist):
    typist.opens()
    together, answers = Barrier(2), []

    def send() -> None:
        browser = Client(raise_request_exception=False)
        browser.cookies = typist.client.cookies
        together.wait()
        answers.append(browser.post("/threats/add", typist.written()))
        connections.close_all()

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert typist.threats() == 1


def test_a_form_that_was_not_saved_can_be_sent_again(typist):
    typist.opens()
    assert typist.sends(name="").status_code == 200
    assert typist.sends(name="").status_code == 200
    assert typist.sends().status_code == 302
    assert typist.threats() == 1


def test_other_words_are_another_record(typist):
    typist.opens()
    typist.sends()
    typist.sends(name="Op Elm")
    assert typist.threats() == 2


def test_going_back_and_saving_the_same_is_asked_about_and_loses_nothing(typist):
    typist.opens()
    saved = typist.sends()["Location"]
    typist.opens()
    asked = typist.sends()
    page = asked.content.decode()
    assert asked.status_code == 409 and typist.threats() == 1
    assert "You saved exactly this at" in page and f'href="{saved}"' in page and WORDS in page
    assert typist.sends(once_more="1").status_code == 302
    assert typist.sends(once_more="1").status_code == 302  # a double click on the second button
    assert typist.threats() == 2


def test_the_same_words_much_later_are_asked_about_by_nobody(typist, monkeypatch):
    typist.opens()
    typist.sends()
    monkeypatch.setattr("fourfold.core.sending.rules.asked_about_since", lambda at, on: at)
    typist.opens()
    assert typist.sends().status_code == 302


def test_how_long_the_same_words_are_asked_about():
    at = datetime(2023, 1, 4, 12, tzinfo=UTC)
    assert rules.asked_about_since(at, at.date()) == datetime(2023, 1, 4, 11, tzinfo=UTC)
    assert rules.asked_about_since(at, date(2019, 12, 31)) == at


def test_two_forms_of_one_page_have_keys_of_their_own(typist):
    page = typist.client.get("/sign-in").content.decode() + typist.opens()
    found = page.split('name="form_key" value="')[1:]
    assert len({one.split('"')[0] for one in found}) == len(found) >= 2


def test_what_is_undone_leaves_no_receipt(typist, monkeypatch):
    typist.opens()
    monkeypatch.setattr("fourfold.understanding.threats.actions.recording.add", lambda **_: 1 / 0)
    assert typist.sends().status_code == 500
    with viewing(typist.viewer):
        assert Receipt.objects.count() == 0


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_second_of_two_is_told_when_the_first_takes_long(typist):
    typist.opens()
    key = keys.read(typist.key)
    request = RequestFactory().post("/threats/add", typist.written())
    digest = digest_of(request)
    with psycopg.connect(**_owner()) as first:
        first.execute(
            "insert into sending_receipt (showing, person, digest, address, last_day)"
            " values (%s, %s, %s, '', '2999-01-01')",
            [key.showing, key.person, digest],
        )
        with (
            viewing(typist.viewer) as now,
            pytest.raises(actions.StillSaving, match="is being saved already"),
        ):
            connection.cursor().execute("set local lock_timeout = '50ms'")
            actions.begin(key=key, digest=digest, at=now)


def _owner() -> dict[str, object]:
    given = connections["owner"].get_connection_params()
    return {name: given[name] for name in ("dbname", "user", "password", "host", "port") if name in given}


def test_files_that_differ_are_not_the_same():
    def digest(content: bytes) -> str:
        sent = {"feed": "threats", "file": SimpleUploadedFile("a.csv", content)}
        return digest_of(RequestFactory().post("/sources/add", sent))

    assert digest(b"one") == digest(b"one") != digest(b"two")
