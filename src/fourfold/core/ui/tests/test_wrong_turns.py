"""Whatever goes wrong is a page in words, and gives back what was typed."""

from __future__ import annotations

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from fourfold.core.access.viewers import viewing
from fourfold.core.sending.tests.conftest import WORDS, Typist
from fourfold.understanding.threats.models import Threat


@pytest.fixture
def typist(person, register, codes):
    client = Client(raise_request_exception=False)
    return Typist(person("analyst", "cheshire"), register["cheshire"], client).signs_in()


ADD = "fourfold.understanding.threats.actions.recording.add"


def said(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def sent_again(typist, page):
    """What the button of the page sends: every hidden field of its last form."""
    form = page[page.index('<form method="post" action="/threats/add"') :]
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return typist.client.post("/threats/add", dict(fields))


@pytest.mark.parametrize("address", ["/ui/language", "/sign-out", "/act-as", "/threats/find"])
def test_an_address_for_forms_alone_says_so(typist, address):
    answer = typist.client.get(address)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "There is nothing to open here" in said(answer) and "<header" in answer.content.decode()


def test_what_broke_gives_the_words_back_and_takes_them_again(typist, monkeypatch):
    typist.opens()
    with monkeypatch.context() as broken:
        broken.setattr(ADD, lambda **_: 1 / 0)
        answer = typist.sends()
    assert answer.status_code == 500
    assert "Not saved" in said(answer) and "Your words are here" in said(answer) and WORDS in said(answer)
    assert sent_again(typist, answer.content.decode()).status_code == 302
    assert sent_again(typist, answer.content.decode()).status_code == 302  # pressed twice, saved once
    with viewing(typist.viewer):
        assert Threat.objects.get().summary == WORDS


def test_a_database_that_is_away_loses_nothing(typist, monkeypatch):
    typist.opens()
    with monkeypatch.context() as away:
        away.setattr(connection, "cursor", _away)
        sent, read = typist.sends(), typist.client.get("/threats")
    assert (sent.status_code, read.status_code, sent["Retry-After"]) == (503, 503, "60")
    assert "cannot reach its records now" in said(sent) and WORDS in said(sent)
    assert "cannot reach its records now" in said(read) and "Your words" not in said(read)
    assert sent_again(typist, sent.content.decode()).status_code == 302


def test_what_takes_too_long_says_so(typist, monkeypatch):
    def slow(**_):
        with connection.cursor() as cursor:
            cursor.execute("set local statement_timeout = '20ms'")
            cursor.execute("select pg_sleep(5)")

    typist.opens()
    monkeypatch.setattr(ADD, slow)
    answer = typist.sends()
    assert answer.status_code == 503
    assert "This took too long and was stopped." in said(answer) and WORDS in said(answer)


def test_a_stranger_to_the_form_gets_no_words_back(typist, monkeypatch):
    typist.opens()
    monkeypatch.setattr(ADD, lambda **_: 1 / 0)
    answer = typist.sends(form_key="made up")
    assert answer.status_code == 500 and WORDS not in said(answer)


def test_more_than_can_be_sent_is_said(typist, settings):
    typist.opens()
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    answer = typist.sends()
    assert (answer.status_code, "Send fewer." in said(answer)) == (400, True)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000, 50
    answer = typist.client.post("/threats/add", "a" * 99, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, "Send less of it." in said(answer)) == (413, True)


def test_another_address_than_ours_is_said(typist):
    answer = typist.client.get("/threats", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400 and "not the address of Fourfold" in said(answer)
    assert "elsewhere" not in said(answer)


def _away(*_):
    raise OperationalError("connection refused")
