"""A door on every page: each states the permission that it asks, and few are open to strangers."""

from __future__ import annotations

from collections.abc import Iterable, Set

from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.planted import urls as planted
from tests.guardrails.routes import Route, permissions, routes

# Pages for somebody who is not signed in. They run without a viewer, so no case row exists for them.
OPEN = {
    "sign-in": "there one signs in",
    "sign-in-code": "there one goes on signing in, with a code",
    "single": "it leads to the organisation's own sign-in",
    "single-back": "it hears the answer of that",
    "become": "there one becomes a persona, in the demonstration alone",
    "sign-out": "leaving needs no permission",
    "live": "the watchdog asks it",
    "ready": "the watchdog asks it",
    "ui:language": "it keeps a choice in a cookie",
    "api-description": "it describes operations, from the code alone, and holds nothing of anybody's",
    "ui:gallery": "it shows components with invented contents",
}


def faults(found: Iterable[Route], known: Set[str]) -> list[str]:
    """Routes without a door, with a permission that does not exist, or open without a reason."""
    sentences = ((route, _sentence(route, known)) for route in found)
    return [f"The page {route.path} ({route.name}) {sentence}" for route, sentence in sentences if sentence]


def _sentence(route: Route, known: Set[str]) -> str:
    asks = route.permission
    if asks is None:
        return "has no door. Mend: put @door(Permission.…) on its view."
    if asks == "" and route.name not in OPEN:
        return (
            "is open to strangers. Mend: put @door on its view, or name it with its reason in test_doors.py."
        )
    if asks and asks not in known:
        return f"asks for {asks!r}, which no policy names. Mend: use a Permission of a policy.py."
    return ""


def test_every_page_has_a_door():
    must_hold(faults(routes(), permissions()))


def test_planted_pages_without_a_door_are_caught():
    found = faults(routes(planted.urlpatterns), permissions())
    must_name(
        found,
        "unguarded (unguarded) has no door",
        "anybody (anybody) is open",
        "misspelt (misspelt) asks for",
    )
    assert len(found) == 3
