"""The past stays as it was known: whatever happens later, a page read as of a moment says what it said then."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from typing import Any

import pytest
from django.test import Client

from fourfold.core.access.models import User
from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from tests.guardrails import later, reading
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.examples import Examples, arguments
from tests.guardrails.reading import Reader

WORDS = "Dunmere"


@pytest.fixture
def then(
    person: Any, register: dict[str, int], codes: None, settings: Any, tmp_path: Any
) -> tuple[Examples, Callable[[], Reader]]:
    """A region of records, and readers of it as known at this moment."""
    settings.SPOOL = tmp_path / "spool"
    examples = Examples(person, register)
    arguments(examples)
    later.added_before(examples)
    moment = clock.read().isoformat()

    def reader() -> Reader:
        return Reader(signed_in(examples.moderator), moment, WORDS, signed_in(examples.coordinator))

    return examples, reader


def signed_in(viewer: Viewer) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=viewer.user_id))
    return browser


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Pages that say something else than they said, with the lines that differ."""
    gone = [f"{address} cannot be reached any more." for address in before.keys() - after.keys()]
    differing = (address for address in before.keys() & after.keys() if before[address] != after[address])
    return gone + [f"{one} says now: {_differences(before[one], after[one])}" for one in differing]


def _differences(before: str, after: str) -> str:
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    found = [line.strip() for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return " | ".join(found)[:1500]


def unwalked(pages: dict[str, str]) -> list[str]:
    """Pages with a past to which no link of the past leads."""
    names = reading.walked(pages)
    return [
        f"{route.name} has a past and no page of the past leads there. Mend: link it, or give an example of its record."
        for route in reading.to_be_walked()
        if route.name not in names
    ]


def test_pages_of_the_past_say_what_they_said(then):
    examples, reader = then
    before = (first := reader()).pages()
    must_hold(unwalked(before) + first.leaving)
    later.everything(examples)
    must_hold(changed(before, reader().pages()))


def test_the_later_happenings_change_every_page_of_today(then):
    """What changes nothing today proves nothing of the past."""
    examples, reader = then
    plain = [
        address.split("?")[0]
        for address in reader().pages()
        if ("/threats/NW" in address or "/operations/" in address) and "/history" not in address
    ]
    before = {address: reading.facts(reader().read(address)) for address in plain}
    later.everything(examples)
    after = {address: reading.facts(reader().read(address)) for address in plain}
    must_hold([f"{address} is as before." for address in plain if before[address] == after[address]])


def test_planted_pages_that_show_today_are_caught(then, settings):
    examples, reader = then
    settings.ROOT_URLCONF = "tests.guardrails.planted.past"
    before = (first := reader()).pages()
    later.everything(examples)
    must_name(changed(before, reader().pages()), "/planted/names?", "/planted/panel?")
    must_name(first.leaving, "leads to /threats, which leaves the past", "leads to /models?")
