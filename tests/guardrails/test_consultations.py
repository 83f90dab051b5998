"""Whoever reads is written down: every page, file, refusal and page that is not there leaves an entry, without words.

What is read and what is written is heard at the connection, so nothing depends on what a view says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.module_loading import import_string

from tests.guardrails.checking import gathered, must_hold, must_name
from tests.guardrails.listening import Entry, Heard
from tests.guardrails.routes import permissions, routes
from tests.guardrails.tour import Page

SOUGHT = "zzlarchword"  # somebody searches for it; no entry may hold it
READING = ("consultation", "disclosure")
# Numbers, references and codes, such as B-000001/3 or NW-OCG-0417; a name or a sentence has a space or a bracket.
REFERENCE = re.compile(r"[\w.:/-]*")


def faults(pages: Iterable[Page]) -> list[str]:
    """Pages that read and say nothing of it, refusals that nobody hears of, and entries with words in them."""
    return gathered((page.asked, what) for page in pages for what in (*_silent(page), *_wordy(page)))


def _silent(page: Page) -> Iterator[str]:
    found = page.heard.entries
    if page.signed_in and page.status == 200 and not any(one.operation in READING for one in found):
        read = ", ".join(sorted(page.heard.tables)) or "no case rows"
        if page.heard.tables or not found:
            yield f"reads {read} and leaves no entry. Mend: audit.consulted in the view, or put it behind a door."
    if page.status == 403 and not any(one.operation == "refusal" for one in found):
        yield "is refused and leaves no entry. Mend: raise Refused (core/access/policy.py) behind a door."
    if page.signed_in and page.status == 404 and not any(one.operation == "refusal" for one in found):
        yield "is not there and leaves no entry. Mend: raise Http404 behind a door (core/access/doors.py)."


def _wordy(page: Page) -> Iterator[str]:
    for one in page.heard.entries:
        if not (REFERENCE.fullmatch(one.target) or one.target in permissions()) or SOUGHT in str(one):
            yield f"writes words into the entry {one.act!r}. Mend: give a reference."
        if page.signed_in and one.actor is None:
            yield f"leaves the entry {one.act!r} of nobody. Mend: give by=."


def test_every_page_leaves_an_entry(pages):
    must_hold(faults(pages))


def test_every_refusal_leaves_an_entry(walk):
    refused = [page for page in map(walk.refused, routes()) if page is not None]
    must_hold([f"{page.asked} is not refused." for page in refused if page.status != 403])
    must_hold(faults(refused))


def test_no_search_reaches_the_log(walk):
    query = "?" + "&".join(f"{name}={SOUGHT}" for name in ("q", "words", "name", "next"))
    lists = [route for route in routes() if not route.arguments and route.permission]
    coordinator = next(role for role in import_string(settings.ROLES) if role.key == "coordinator")
    found = walk.ask(coordinator, "/threats/find", "POST a search", post={"words": SOUGHT})
    assert found.heard.entries[0].act == "threat.find"
    must_hold(faults([found, *(walk.page(route, query) for route in lists)]))


def test_planted_silent_pages_are_caught():
    read = Entry(7, 1, "analyst", "consultation", "threat.read", "threat", "NW-OCG-0417", None, "")
    found = faults([
        Page("silent", True, 200, {}, "", heard=Heard({"threats_threat"}, [])),
        Page("empty", True, 200, {}, "", heard=Heard(set(), [])),
        Page("refused", True, 403, {}, "", heard=Heard(set(), [read])),
        Page("sought in vain", True, 404, {}, "", heard=Heard(set(), [read])),
        Page("changed", True, 200, {}, "", heard=Heard({"threats_hist"}, [_with(read, operation="access")])),
        Page("named", True, 200, {}, "", heard=Heard(set(), [_with(read, target="Op Larch")])),
        Page("sought", True, 200, {}, "", heard=Heard(set(), [_with(read, reason=f"looked for {SOUGHT}")])),
        Page("nobody's", True, 200, {}, "", heard=Heard(set(), [_with(read, actor=None)])),
        Page("well", True, 200, {}, "", heard=Heard({"threats_threat"}, [read])),
    ])  # fmt: skip
    must_name(
        found,
        "silent reads threats_threat and leaves no entry", "changed reads threats_hist and leaves no entry",
        "empty reads no case rows and leaves no entry",
        "refused is refused and leaves no entry", "sought in vain is not there and leaves no entry",
        "named (and 1 more) writes words into the entry", "nobody's leaves the entry 'threat.read' of nobody",
    )  # fmt: skip
    assert (
        len(
            faults(
                [
                    Page(
                        "changed",
                        True,
                        200,
                        {},
                        "",
                        heard=Heard({"threats_threat"}, [_with(read, operation="access")]),
                    )
                ]
            )
        )
        == 1
    )
    assert not any("well" in sentence for sentence in found)


def _with(entry: Entry, **changed: object) -> Entry:
    return Entry(**(vars(entry) | changed))  # type: ignore[arg-type]
