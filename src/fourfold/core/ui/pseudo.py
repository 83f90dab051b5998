"""A pseudo-language for tests: what passes the catalogue comes out in brackets, the rest is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any

from django.utils import translation

from . import formats

OPEN, CLOSE = "⟦", "⟧"
SPEAKERS = ("gettext", "ngettext", "pgettext", "npgettext")
SILENT = {"script", "style", "template", "textarea"}  # what stands in a textarea was typed
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SPOKEN = ("title", "placeholder", "aria-label", "alt", "data-label", "label")
CALENDARS = (*formats.MONTHS.values(), *formats.SHORT_MONTHS.values(), *formats.WEEKDAYS.values())
CALENDAR_WORDS = "|".join(sorted({word for names in CALENDARS for word in names}, key=len, reverse=True))
# Not words: figures, clock times with their zone, days, references of records, the product's own name.
WORDLESS = re.compile(
    rf"\b(?:{CALENDAR_WORDS})\b|\b(?:GMT|BST)\b|\b[A-Z]{{2,}}(?:-[A-Z0-9]+)+\b|\bFourfold\b|[\W\d_]+"
)


@contextmanager
def speaking_pseudo() -> Iterator[None]:
    """While it lasts, every translated sentence is wrapped in ⟦ ⟧, in every language and thread."""
    speech = vars(translation)["_trans"]
    originals = {name: getattr(speech, name) for name in SPEAKERS}
    try:
        for name, original in originals.items():
            setattr(speech, name, _wrapped(original))
        yield
    finally:
        for name, original in originals.items():
            setattr(speech, name, original)


def _wrapped(original: Callable[..., str]) -> Callable[..., str]:
    def speak(*args: Any) -> str:
        found = original(*args)
        return f"{OPEN}{found}{CLOSE}" if found.strip() else found

    return speak


def untranslated(html: str) -> list[str]:
    """The visible words of a page (and its titles and labels) that did not pass the catalogue.

    Left out: what is inside ⟦ ⟧ or in elements marked `data-typed` (what people typed), and what is no word.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.depth = 0
        self.passed_over: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self.passed_over:
            self._labels(tag, given)
        if tag not in VOID and (self.passed_over or "data-typed" in given or tag in SILENT):
            self.passed_over.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.passed_over:
            while self.passed_over.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.passed_over:
            return
        bare, self.depth = _outside(data, self.depth)
        self._report(bare)

    def _labels(self, tag: str, given: dict[str, str | None]) -> None:
        for name in SPOKEN:
            self._report(_outside(given.get(name) or "", 0)[0])
        if tag == "input" and given.get("type") in ("submit", "button"):
            self._report(_outside(given.get("value") or "", 0)[0])

    def _report(self, text: str) -> None:
        if WORDLESS.sub(" ", text).strip():
            self.found.append(" ".join(text.split()))


def _outside(text: str, depth: int) -> tuple[str, int]:
    """The part of the text that is outside all brackets, and how many brackets are open at its end."""
    kept = []
    for letter in text:
        if letter == OPEN:
            depth += 1
        elif letter == CLOSE:
            depth = max(depth - 1, 0)
        elif depth == 0:
            kept.append(letter)
    return "".join(kept), depth
