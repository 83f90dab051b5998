"""How a record is found: by a link on a page, or made by its form."""

from __future__ import annotations

from typing import Any, Protocol
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.journeys.visitor import Visitor

Known = dict[str, Any]


class At(Protocol):
    """Where records are looked for: somebody at a browser, and the records found before."""

    def as_role(self, role: str) -> Visitor: ...

    def record(self, kind: str) -> Known: ...


def added(visitor: Visitor, name: str) -> str:
    """A group, added under a name a moment ago: its reference."""
    visitor.opens("/threats/add")
    visitor.picks("Type", "Group").writes("Name", name)
    visitor.page.get_by_label("Threat area", exact=True).select_option(index=1)
    visitor.clicks("Save").reads(name)
    return visitor.heading().split()[0]


def references(visitor: Visitor, query: str) -> list[str]:
    """The references on the list of threats, narrowed by a query."""
    visitor.opens(f"/threats{query}")
    return [text.strip() for text in visitor.page.locator("main tbody th a").all_inner_texts()]


def linked(visitor: Visitor, name: str) -> Known:
    """What stands in the first link on a page that leads to a page of that name."""
    for link in visitor.page.locator("main a[href^='/']").all():
        try:
            found = resolve(urlsplit(link.get_attribute("href") or "").path)
        except Resolver404:
            continue
        if found.view_name == name:
            return found.kwargs
    raise AssertionError(f"No link to {name} at {visitor.page.url}: {visitor.text()[:800]}")
