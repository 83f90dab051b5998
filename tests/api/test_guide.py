"""The examples of the guide do what it says: each is read as the curl command that it is, and asked in its order."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fourfold.data.sources.tests.cheshire import row, written
from tests.guardrails.source import ROOT

GUIDE = ROOT / "docs" / "guides" / "api.md"
ANSWERS = [200, 200, 200, 200, 200, 201, 200, 201, 200, 200, 200, 201, 200]


def commands() -> Iterator[list[str]]:
    """Every command of the guide, as the shell would split it."""
    for block in re.findall(r"```sh\n(.*?)```", GUIDE.read_text(), re.S):
        for command in re.split(r"^curl ", block.replace("\\\n", " "), flags=re.M)[1:]:
            yield shlex.split(command)


def asked(words: list[str], key: str) -> Any:
    """The answer to one command."""
    words = [word.replace("$FOURFOLD", "").replace("$KEY", key) for word in words]
    method, headers, body, form = "", {}, None, {}
    while words:
        word = words.pop(0)
        if word == "-X":
            method = words.pop(0)
        elif word == "-H":
            name, _colon, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "--json":
            body = words.pop(0)
        elif word == "-F":
            name, _equals, value = words.pop(0).partition("=")
            form[name] = SimpleUploadedFile(value[1:], written(row(1), row(2))) if value[0] == "@" else value
        else:
            address = word
    browser = Client(headers=headers)
    if form:
        return browser.post(address, form)
    return browser.generic(
        method or ("POST" if body else "GET"), address, body or "", content_type="application/json"
    )


@pytest.fixture
def spool(settings: Any, tmp_path: Any) -> None:
    settings.SPOOL = tmp_path / "spool"


def test_every_example_of_the_guide_is_answered(machine, spool):
    key, found = machine("analyst").key, []
    numbers = {"batches": 1, "runs": 1}  # which the guide's are: what follows names what was made here
    for words in commands():
        for kind, number in numbers.items():
            words = [word.replace(f"/{kind}/1", f"/{kind}/{number}") for word in words]
        answer = asked(words, key)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found.append((answer.status_code, body))
        kind = words[-1].rpartition("/")[2]
        if kind in numbers and answer.status_code == 201:
            numbers[kind] = answer.json()["number"]
    assert [status for status, _body in found] == ANSWERS, found
