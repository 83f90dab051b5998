"""No name, search word or narrative in an address or a log: others read those than may see the record."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from tests.guardrails import source
from tests.guardrails.checking import gathered, must_hold, must_name
from tests.guardrails.planted.addresses import urlpatterns
from tests.guardrails.routes import Route, routes
from tests.guardrails.source import Source
from tests.guardrails.tour import Page

# What tells of a person or of a case, by the word that code and forms have for it.
TELLING = {
    "name", "names", "other_names", "forename", "surname", "alias", "born_on", "summary", "narrative",
    "reason", "words", "search", "q", "query", "evidence", "lro", "phone", "email", "address", "postcode",
    "sign_in_name",
}  # fmt: skip
LOGS = {"debug", "info", "warning", "warn", "error", "exception", "critical", "log", "bind", "msg"}
LOGGERS = ("log", "logger", "logging")


def route_faults(found: Iterable[Route]) -> list[str]:
    """Addresses in which a name or a search word would stand."""
    return [
        f"The address {route.path} ({route.name}) holds {argument}. Mend: use the record's reference."
        for route in found
        for argument in route.arguments
        if argument in TELLING
    ]


def log_faults(sources: Iterable[Source]) -> list[str]:
    """Calls of a logger that are given a name, search words or a narrative."""
    return [
        f"{one.at(node)} logs {told}. Mend: log the reference of the record, or its number."
        for one in sources
        for node, name in source.calls(one)
        if name.split(".")[-1] in LOGS and name.split(".")[0] in LOGGERS
        for told in _told(node)
    ]


def page_faults(pages: Iterable[Page]) -> list[str]:
    """Forms and links of a page that would put a name or search words into an address."""
    return gathered((page.asked, what) for page in pages for what in _addressed(page.html))


def _told(call: ast.Call) -> list[str]:
    inside = [node for part in (*call.args, *call.keywords) for node in ast.walk(part)]
    names = [source.dotted(node) for node in inside if isinstance(node, ast.Name | ast.Attribute)]
    names += [node.arg or "" for node in inside if isinstance(node, ast.keyword)]
    names += [source.literal(key) or "" for node in inside if isinstance(node, ast.Dict) for key in node.keys]
    return sorted({name for name in names if name.split(".")[-1] in TELLING})


def _addressed(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.by_address = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.by_address = given.get("method", "get").lower() != "post"
        elif tag in ("input", "textarea", "select") and self.by_address and given.get("name") in TELLING:
            self.found.append(f"sends {given['name']!r} in the address. Mend: send that form by POST.")
        self.found += [
            f"links to an address with {key!r} in it. Mend: keep it in the session." for key in _keys(given)
        ]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.by_address = False


def _keys(given: dict[str, str]) -> Iterator[str]:
    pairs = parse_qsl(urlsplit(given.get("href", "")).query)
    return (key for key, value in pairs if key in TELLING and len(value) > 1)


def test_no_address_holds_a_name():
    must_hold(route_faults(routes()))


def test_no_log_is_told_a_name():
    must_hold(log_faults(source.python()))


def test_no_form_or_link_puts_a_name_into_an_address(pages):
    must_hold(page_faults(pages))


def test_planted_names_in_addresses_and_logs_are_caught():
    must_name(route_faults(routes(urlpatterns)), "people/<str:surname> (person) holds surname")
    must_name(
        log_faults([source.planted("addresses.py")]),
        "line 13 logs person.name", "line 14 logs words", "line 15 logs summary",
    )  # fmt: skip
    page = Page("GET planted", True, 200, {}, source.planted("page.html").text)
    must_name(
        page_faults([page]),
        "sends 'name' in the address",
        "sends 'words' in the address",
        "links to an address with 'words'",
    )
