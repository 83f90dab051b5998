"""Reading every page that has a past, as known at one moment: from the lists on, by every link that stays there."""

from __future__ import annotations

import re
import zipfile
from collections import deque
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.guardrails.routes import Route, routes

MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
# Ways through the platform and the reader's own tools, no case facts: saved views, tabs, the tokens of a form.
FRAME = re.compile(r"<nav.*?</nav>|<input type=\"hidden\" name=\"(?:csrf|form_key).*?>", re.DOTALL)
# The one way out of the past.
BACK = re.compile(r"<a class=\"[^\"]*ff-past__back.*?</a>", re.DOTALL)
# When a file was made, in its cover; and the moment in a workbook's properties.
RUN = re.compile(r"\d{1,2} \w+ \d{4}, \d\d:\d\d:\d\d \w+")
AGENCY, MOST_AGENCIES = "/agencies/", 40


class Reader:
    """Somebody who reads the past, as known at a moment; a colleague opens what their role does not."""

    def __init__(self, browser: Client, as_of: str, words: str, colleague: Client) -> None:
        self.browser, self.query, self.words = browser, urlencode({"as_of": as_of}), words
        self.colleague = colleague
        self.leaving: list[str] = []

    def pages(self) -> dict[str, str]:
        """The text of every page by its address, walked from the pages that name no record, the nearest first.

        Of almost two hundred agencies only the first are read, the reader's own region among them.
        """
        self.browser.post(f"{reverse('threats:find')}?{self.query}", {"words": self.words})
        waiting = deque(f"{address}?{self.query}" for address in self._first())
        waiting.append(f"{reverse('threats:list')}?search=1&{self.query}")
        waiting.append(f"{reverse('threats:csv')}?search=1&{self.query}")
        found: dict[str, str] = {}
        while waiting:
            address = waiting.popleft()
            if address not in found and not _enough(address, found):
                html = self.read(address)
                found[address] = facts(html)
                waiting.extend(self._onward(address, html))
        return found

    def read(self, address: str) -> str:
        """What stands at an address, files too."""
        answer: Any = self.browser.get(address)
        if answer.status_code in (403, 404):
            answer = self.colleague.get(address)
        if answer.status_code == 405:  # it is sent to, not read
            return ""
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return _sheets(body) if body[:2] == b"PK" else f"{answer.status_code} {body.decode()}"

    @staticmethod
    def _first() -> Iterator[str]:
        return (reverse(route.name) for route in routes() if route.past and not route.arguments)

    def _onward(self, address: str, html: str) -> Iterator[str]:
        """Every link that leads on in the past; one that should and does not, or should not and does, is a fault."""
        for link in map(unescape, re.findall(r'href="(/[^"#]*)', BACK.sub("", html))):
            if "sort=" in link or link.count("&") > 1:  # the same rows in another order, or narrowed further
                continue
            past, keeps = _has_past(link), "as_of=" in link
            if past and keeps:
                yield link
            elif past or keeps:
                self.leaving.append(f"{address} leads to {link}, which {_fault(past)}")


def facts(html: str) -> str:
    """What a page says of cases, without the frame around it; first its status."""
    main = MAIN.search(html)
    return RUN.sub("", FRAME.sub("", f"{html[:4]}{main[0]}" if main else html))


def walked(addresses: dict[str, str]) -> set[str]:
    """The names of the pages at these addresses that were there."""
    return {
        resolve(urlsplit(address).path).view_name
        for address, text in addresses.items()
        if not text.startswith("4")
    }


def to_be_walked() -> list[Route]:
    """Every page that says that it has a past."""
    return [route for route in routes() if route.past]


def _enough(address: str, found: dict[str, str]) -> bool:
    return address.startswith(AGENCY) and sum(one.startswith(AGENCY) for one in found) >= MOST_AGENCIES


def _has_past(link: str) -> bool:
    try:
        return bool(getattr(resolve(urlsplit(link).path).func, "past", False))
    except Resolver404:
        return False


def _fault(past: bool) -> str:
    if past:
        return "leaves the past. Mend: url() or frame.keep_as_of."
    return "has no past but is asked for it. Mend: frame.keep_as_of."


def _sheets(body: bytes) -> str:
    with zipfile.ZipFile(BytesIO(body)) as book:
        names = sorted(name for name in book.namelist() if name.startswith(("xl/worksheets", "xl/shared")))
        return "".join(book.read(name).decode() for name in names)
