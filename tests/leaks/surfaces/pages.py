"""Every page and file: of a hidden record, of one's own, as known then, and as another role's home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse

from tests.guardrails.routes import Route, routes
from tests.leaks.asking import said
from tests.leaks.callers import Caller
from tests.leaks.surfaces.surface import Names, Surface

# Leaving would end the caller's session; a persona is another person.
PASSED_OVER = {"sign-out", "become", "sign-in", "ui:language"}


def asked_beside(source: str, names: Names, *, own: bool) -> dict[str, str]:
    """What a page is asked besides, where it shows nothing without: a year, or the run to compare with."""
    if "performance" in source:
        return {"year": str((names.moment - timedelta(days=100)).year)}
    if "compare" in source:
        return {"other": str((names.own if own else names.theirs).get("extracts", {}).get("other", 0))}
    return {}


def surfaces() -> Iterator[Surface]:
    """Each route plainly; with a past also as known then; and where it names a record, also of one's own."""
    for route in routes():
        if route.name in PASSED_OVER:
            continue
        yield _sent_nothing(route, own=not route.arguments)
        for own in (False, True) if route.arguments else (True,):
            for past in (False, True) if route.past else (False,):
                yield _page(route, own=own, past=past)


def address(route: Route, names: Names, *, own: bool) -> str | None:
    """The address of a route with the names that it needs; None where there is no such record."""
    given = names.of(route.name, own=own)
    if any(name not in given for name in route.arguments):
        return None
    return reverse(route.name, kwargs={name: given[name] for name in route.arguments})


def _page(route: Route, *, own: bool, past: bool) -> Surface:
    of = "" if not route.arguments else " of one's own" if own else " of a hidden one"

    def ask(caller: Caller, names: Names) -> tuple[int, str]:
        where = address(route, names, own=own)
        if where is None:
            return 0, ""
        asked = asked_beside(route.name, names, own=own) | (
            {"as_of": names.moment.isoformat()} if past else {}
        )
        response = caller.browser.get(where + ("?" + urlencode(asked) if asked else ""))
        return response.status_code, said(response)

    return Surface(
        f"GET /{route.path}{of}{' as known then' if past else ''}",
        "pages",
        route.name,
        ask,
        route.permission or "",
    )


def _sent_nothing(route: Route, *, own: bool) -> Surface:
    """An empty form sent to a page: some are only sent to."""

    def ask(caller: Caller, names: Names) -> tuple[int, str]:
        where = address(route, names, own=own)
        if where is None:
            return 0, ""
        response = caller.browser.post(where, {})
        return response.status_code, said(response)

    of = "" if not route.arguments else " of one's own" if own else " of a hidden one"
    return Surface(f"POST nothing to /{route.path}{of}", "forms", route.name, ask, route.permission or "")
