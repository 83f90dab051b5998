"""Going to every page of the catalogue, in every state that it can be seen in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Locator, Response

from tests.journeys import catalogue, finding
from tests.journeys.region import BARE, FILLED, Stage
from tests.journeys.visitor import Visitor

EMPTY_THE_FORM = """(button) => { for (const one of button.form.elements) {
  if (["radio", "checkbox"].includes(one.type)) one.checked = false;
  else if (!["hidden", "submit", "button"].includes(one.type)) one.value = ""; } }"""
FILL_IN = "(button, [name, words]) => { button.form.elements[name].value = words; }"


@dataclass(frozen=True)
class State:
    """A page in one state: with data, with none, or with an error showing."""

    page: catalogue.Page
    what: str
    site: str
    query: str = ""
    of: str = ""

    def __str__(self) -> str:
        subject = f" {self.of}" if self.of not in ("", "threat") else ""
        return f"{self.page.name}{subject}{self.page.query} by {self.page.role or 'nobody'} {self.what}"


def states(page: catalogue.Page) -> Iterator[State]:
    """Every state of a page."""
    yield State(page, "with data", FILLED, page.query, page.of)
    if page.of == "threat" and not page.query:
        yield State(page, "bare", FILLED, page.query, "bare threat")
    if page.empty:
        yield State(page, "filtered to nothing", FILLED, page.empty)
    if page.bare:
        yield State(page, "empty", BARE)
    if page.submits or page.wrong:
        yield State(page, "with an error", FILLED, page.wrong or page.query, page.of)


STATES = tuple(state for page in catalogue.PAGES for state in states(page))


@dataclass
class Walker:
    """Opens pages as whoever opens them; each role stays signed in on each site."""

    stage: Stage
    browser: Browser
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    _contexts: dict[tuple[str, str], BrowserContext] = field(default_factory=dict)

    def opens(self, state: State) -> tuple[Visitor, Response]:
        """A page in a state, at the first width, in a tab of its own."""
        visitor = self.as_role(state.page.role, state.site)
        answer = visitor.opens(self.address(state))
        if state.what == "with an error" and state.page.submits:
            answer = self._sends_it_wrong(visitor, state.page)
        return visitor, answer

    def address(self, state: State) -> str:
        """Where a state is to be seen."""
        known = self.record(state.of) if state.of else {}
        query = known.get("query", "")
        return reverse(state.page.name, kwargs=_only_named(known)) + (query or state.query)

    def _sends_it_wrong(self, visitor: Visitor, page: catalogue.Page) -> Response:
        button = _button(visitor, page.submits)
        button.evaluate(EMPTY_THE_FORM)
        for name, words in page.fills:
            button.evaluate(FILL_IN, [name, words])
        with visitor.page.expect_navigation() as going:
            button.click()
        return going.value

    def as_role(self, role: str, site: str = FILLED) -> Visitor:
        """Somebody with a role, signed in; "" for nobody."""
        key = (role, site)
        if key not in self._contexts:
            self._contexts[key] = self.browser.new_context(
                viewport={"width": 1280, "height": 900}, locale="en-GB"
            )
            if role:
                with self._tab(key).page as page:
                    Visitor(page, self.stage.addresses[site]).signs_in(role)
        return self._tab(key)

    def record(self, kind: str) -> dict[str, Any]:
        """What stands in the address of a record of a kind."""
        if kind not in self.records:
            self.records[kind] = finding.FINDERS[kind](self)
        return self.records[kind]

    def leave(self) -> None:
        """Close every browser window."""
        for context in self._contexts.values():
            context.close()

    def _tab(self, key: tuple[str, str]) -> Visitor:
        return Visitor(self._contexts[key].new_page(), self.stage.addresses[key[1]])


def _button(visitor: Visitor, name: str) -> Locator:
    if name == "*":
        return visitor.page.locator("main form[method=post] button[type=submit]").first
    return visitor.page.get_by_role("button", name=name, exact=True).last


def _only_named(known: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in known.items() if name != "query"}
