"""Runs of an extract, and files for the national database."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import resolve

from tests.journeys.finding.looking import At, Known, linked
from tests.journeys.visitor import Visitor


def run(at: At) -> Known:
    """A run of the regional list."""
    return _run(at.as_role("inspector"), "4/1/2023")


def compared_runs(at: At) -> Known:
    """Two runs of it."""
    visitor = at.as_role("inspector")
    first, second = _run(visitor, "4/1/2023"), _run(visitor, "1/4/2023")
    return second | {"query": f"?other={first['number']}"}


def upload(at: At) -> Known:
    """The newest file for the national database: nobody has put it in yet."""
    visitor = at.as_role("moderator")
    visitor.opens("/outbox/files")
    visitor.clicks(visitor.first_reference()).reads("I have put it in")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def _run(visitor: Visitor, day: str) -> Known:
    visitor.opens("/extracts/")
    visitor.writes("As known on", day).clicks("Run").reads("Digest of the rows")
    return resolve(urlsplit(visitor.page.url).path).kwargs


def entry_of_a_search(at: At) -> Known:
    """The entry of a search that a colleague made a moment ago."""
    colleague = at.as_role("coordinator")
    colleague.opens("/")
    colleague.finds("Op Wrenmoss")
    visitor = at.as_role("auditor")
    visitor.opens("/audit?operation=consultation")
    return linked(visitor, "auditing:words")


FINDERS = {
    "run": run,
    "upload": upload,
    "compared runs": compared_runs,
    "entry of a search": entry_of_a_search,
}
