"""Every form that stands on a page, filled in with what somebody has heard of a hidden record, and sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.urls import resolve, reverse

from tests.guardrails.routes import Route, routes
from tests.leaks.asking import said
from tests.leaks.callers import Caller
from tests.leaks.surfaces.pages import PASSED_OVER, address
from tests.leaks.surfaces.surface import Names, Surface

# They end the session or change who asks; and whoever says that life is at risk has opened the record, by design: its
# contact is told, and the reason is read.
NOT_SENT = ("/sign-out", "/sign-in", "/ui/language", "/act-as", "/emergency")
SEARCHING = {"words", "q", "search", "name", "known"}
DAY = ("_on", "until", "from", "date", "day", "due")
# The pages to which some form was sent: what is only sent to is asked through the forms that lead there.
REACHED: set[str] = set()


@dataclass
class Form:
    """A form as it stands: where it is sent, how, and its fields with what stands in them."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)


def surfaces() -> Iterator[Surface]:
    """The forms of each page, of one's own record where the page names one: with a reference typed, and with words."""
    for route in routes():
        if route.name not in PASSED_OVER:
            yield _forms(route, "a reference")
            yield _forms(route, "words")


def _forms(route: Route, typing: str) -> Surface:
    def ask(caller: Caller, names: Names) -> tuple[int, str]:
        where = address(route, names, own=True)
        if where is None:
            return 0, ""
        opened = caller.browser.get(where)
        if opened.streaming or opened.status_code != 200:
            return opened.status_code, said(opened)
        typed = names.typed if typing == "a reference" else names.words
        found = forms_in(opened.content.decode())
        sent = [form for form in found if _is_its_own(form, route) and _asks_for(form, typing)]
        answers = [_sent(caller, form, where, typed) for form in sent]
        return 200, "\n".join(answers)

    return Surface(
        f"forms of /{route.path} with {typing} typed", "forms", route.name, ask, route.permission or ""
    )


def _is_its_own(form: Form, route: Route) -> bool:
    """Whether a form is the page's: the search at the head of each page is sent from the list alone."""
    return not form.action.startswith(reverse("threats:find")) or route.name == "threats:list"


def _asks_for(form: Form, typing: str) -> bool:
    """Whether words, rather than a reference, are something that this form would look for."""
    return typing == "a reference" or not form.empty.isdisjoint(SEARCHING)


def _sent(caller: Caller, form: Form, where: str, typed: str) -> str:
    action = form.action or where
    path = urlsplit(action).path
    if path.startswith(NOT_SENT):
        return ""
    REACHED.add(resolve(path).view_name)
    given = form.fields | {name: filled(name, typed) for name in form.empty}
    response: Any = getattr(caller.browser, form.method)(action, given)
    return f"{response.status_code} {said(response)}"


def filled(name: str, typed: str) -> str:
    """What is typed into an empty field: a day where it asks for one, else what was heard."""
    if name.endswith(DAY):
        return "4/1/2022"
    return typed


def forms_in(html: str) -> list[Form]:
    """Every form of a page, in order."""
    reading = _Reading()
    reading.feed(html)
    return reading.forms


class _Reading(HTMLParser):
    """Reads forms: text fields that are empty are kept by name, of choices the first is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.open)
        elif self.open is not None:
            self._field(self.open, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        if tag in ("select", "textarea"):
            self.select = self.area = ""

    def handle_data(self, data: str) -> None:
        if self.open is not None and self.area and data.strip():
            self.open.fields[self.area] = data
            self.open.empty.discard(self.area)

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and (value or self.select not in form.fields):
            if not form.fields.get(self.select) or "selected" in given:
                form.fields[self.select] = value
        elif tag == "textarea" and name:
            self.area = name
            form.empty.add(name)
        elif tag == "input" and name and given.get("type") not in ("file", "submit"):
            self._input(form, name, value, given)

    @staticmethod
    def _input(form: Form, name: str, value: str, given: dict[str, str]) -> None:
        if given.get("type") in ("radio", "checkbox"):
            if "checked" in given or name not in form.fields:
                form.fields[name] = value
        elif value or given.get("type") == "hidden":
            form.fields[name] = value
        else:
            form.empty.add(name)
