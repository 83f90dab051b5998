"""A key in every form that is posted: what is sent twice is saved once, and what is typed is not lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.guardrails import source
from tests.guardrails.checking import gathered, must_hold, must_name
from tests.guardrails.tour import Page

# Forms that save nothing which would be there twice.
KEYLESS = {
    "/ui/language": "keeps a choice in a cookie",
    "/sign-out": "leaves",
    "/act-as": "chooses one of the own roles",
    "/threats/find": "searches; the same words may be looked for twice",
    "/audit/find": "searches too",
    "/ui/words/throw-away": "throws away what is there once",
}


def faults(pages: Iterable[Page]) -> list[str]:
    """Posted forms without a key, or with the key of another form."""
    return gathered((page.asked, what) for page in pages for what in _without(page.html))


def _without(html: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(html)
    seen: set[str] = set()
    for action, keys in reader.forms:
        if len(keys) != 1:
            yield f"posts to {action or 'itself'} with {len(keys)} keys. Mend: write {{{{ csrf_input }}}} once in it."
        elif keys[0] in seen:
            yield f"posts to {action or 'itself'} with the key of another form. Mend: {{{{ csrf_input }}}} in each."
        seen |= set(keys)


class _Reader(HTMLParser):
    """Every posted form that needs a key: where it goes, and the keys in it."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, list[str]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urlsplit(given.get("action", "")).path
            self.inside = given.get("method", "get").lower() == "post" and action not in KEYLESS
            self.forms += [(action, [])] if self.inside else []
        elif tag == "input" and self.inside and given.get("name") == "form_key":
            self.forms[-1][1].append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False


def test_every_posted_form_has_a_key_of_its_own(pages):
    must_hold(faults(pages))


def test_planted_forms_without_a_key_are_caught():
    page = Page("GET planted", True, 200, {}, source.planted("keys.html").text)
    found = faults([page])
    must_name(
        found,
        "posts to itself with 0 keys",
        "posts to /twice with 2 keys",
        "posts to /copied with the key of",
    )
    assert len(found) == 3
