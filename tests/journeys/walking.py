"""Going to every page of the catalogue, in every state that it can be seen in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.journeys import catalogue
from tests.journeys.region import BARE, FILLED, Stage
from tests.journeys.visitor import Visitor

EMPTY_THE_FORM = """(button) => { for (const one of button.form.elements) {
  if (["radio", "checkbox"].includes(one.type)) one.checked = false;
  else if (!["hidden", "submit", "button"].includes(one.type)) one.value = ""; } }"""


@dataclass(frozen=True)
class State:
    """A page in one state: with data, with none, or with an error showing."""

    page: catalogue.Page
    what: str
    site: str
    query: str = ""
    of: str = ""

    def __str__(self) -> str:
        return f"{self.page.name} {self.what}"


def states(page: catalogue.Page) -> Iterator[State]:
    """Every state of a page."""
    yield State(page, "with data", FILLED, of=page.of)
    if page.of == "threat":
        yield State(page, "bare", FILLED, of="bare")
    if page.empty:
        yield State(page, "filtered to nothing", FILLED, page.empty)
    if page.bare:
        yield State(page, "empty", BARE)
    if page.submits or page.wrong:
        yield State(page, "with an error", FILLED, page.wrong, of=page.of)


STATES = tuple(state for page in catalogue.PAGES for state in states(page))


@dataclass
class Walker:
    """Opens pages as whoever opens them; each role stays signed in on each site."""

    stage: Stage
    browser: Browser
    records: dict[str, str] = field(default_factory=dict)
    _contexts: dict[tuple[str, str], BrowserContext] = field(default_factory=dict)

    def opens(self, state: State) -> tuple[Visitor, Response]:
        """A page in a state, at the first width, in a tab of its own."""
        visitor = self.as_role(state.page.role, state.site)
        answer = visitor.opens(self.address(state))
        if state.what == "with an error" and state.page.submits:
            button = visitor.page.get_by_role("button", name=state.page.submits, exact=True).last
            button.evaluate(EMPTY_THE_FORM)
            with visitor.page.expect_navigation() as going:
                button.click()
            answer = going.value
        return visitor, answer

    def address(self, state: State) -> str:
        """Where a state is to be seen."""
        from django.urls import reverse

        args = [self.record(state.of)] if state.of else []
        return reverse(state.page.name, args=args) + state.query

    def as_role(self, role: str, site: str = FILLED) -> Visitor:
        """Somebody with a role, signed in; "" for nobody."""
        key = (role, site)
        if key not in self._contexts:
            self._contexts[key] = self.browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
            if role:
                with self._tab(key).page as page:
                    Visitor(page, self.stage.addresses[site]).signs_in(role)
        return self._tab(key)

    def record(self, kind: str) -> str:
        """A record of a kind, found as a person would find it."""
        if kind not in self.records:
            self.records[kind] = FINDERS[kind](self)
        return self.records[kind]

    def leave(self) -> None:
        """Close every browser window."""
        for context in self._contexts.values():
            context.close()

    def _tab(self, key: tuple[str, str]) -> Visitor:
        return Visitor(self._contexts[key].new_page(), self.stage.addresses[key[1]])


def _fullest_threat(walker: Walker) -> str:
    """The threat of the co-ordinator's force with the longest page, of those that are open."""
    visitor = walker.as_role("coordinator")
    lengths = {}
    for reference in _references(visitor, "?phase=open"):
        visitor.opens(f"/threats/{reference}")
        lengths[reference] = len(visitor.text())
    return max(lengths, key=lambda one: lengths[one])


def _closed_threat(walker: Walker) -> str:
    visitor = walker.as_role("moderator")
    visitor.opens("/threats")
    closed = visitor.page.locator("input[name=phase][value*=closed]:not([value*=merged])")
    query = "&".join(f"phase={one.get_attribute('value')}" for one in closed.all())
    return _references(visitor, f"?{query}")[0]


def _bare_threat(walker: Walker) -> str:
    visitor = walker.as_role("analyst")
    visitor.opens("/threats/add")
    visitor.picks("Type", "Group").writes("Name", "Op Thistledown")
    visitor.page.get_by_label("Threat area", exact=True).select_option(index=1)
    visitor.clicks("Save")
    return visitor.heading().split()[0]


def _references(visitor: Visitor, query: str) -> list[str]:
    visitor.opens(f"/threats{query}")
    return [text.strip() for text in visitor.page.locator("main tbody th a").all_inner_texts()]


FINDERS = {"threat": _fullest_threat, "closed": _closed_threat, "bare": _bare_threat}
