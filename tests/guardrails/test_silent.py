"""Silent: whoever is not on the list reads every page byte for byte as if the record had never been."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.restricted import actions
from fourfold.core.restricted.actions import Named
from fourfold.resourcing.operations import actions as operations
from fourfold.tackling.disruptions import actions as disruptions
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.actions import people, recording
from fourfold.understanding.threats.models import Threat
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.routes import routes
from tests.guardrails.tour import PASSED_OVER, Walk

# What differs at every showing: the keys of forms, and the time.
TOKENS = re.compile(r'name="(csrfmiddlewaretoken|form_key)" value="[^"]*"|\d{1,2}:\d\d|\b\d+ minutes? ago')
SECRET = "Quillwort"
# The auditors of the record's own force read what was done to it, and by what it is called: THREAT_MODEL.
ITS_AUDITORS = "(auditing:"
MUST_COMPARE = 60  # pages: fewer would mean that most differ by themselves, and that this proves little


def tour(walk: Walk) -> dict[str, str]:
    """Every page that is only read, plainly and as of a moment, by the role that may do most."""
    found = [route for route in routes() if route.name not in PASSED_OVER]
    pages = [
        walk.page(route, query)
        for route in found
        for query in ("", *((walk.known_as_of,) if route.past else ()))
    ]
    return {
        page.asked: f"{page.status} {TOKENS.sub('', page.html)}"
        for page in [*pages, *walk.homes()]
        if page.html
    }


def differing(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Pages that say something else, each with the first line that does."""
    found = []
    for asked, html in first.items():
        lines = zip(html.splitlines(), second.get(asked, "").splitlines(), strict=False)
        if html != second.get(asked):
            line = next(
                (f"{one.strip()[:90]} became {other.strip()[:90]}" for one, other in lines if one != other),
                "",
            )
            found.append(f"{asked} tells that there is a silent record: {line}")
    return found


def silent_records(keeper: Viewer, second: Viewer, agency: int) -> Threat:
    """A threat with a person, a disruption against it, and an operation that serves it: all of them silent."""
    facts = {"name": SECRET, "kind": "ocg", "owner_agency_id": agency, "lead_agency_id": agency, "phase": "pursue",
             "main_area": "drugs", "summary": SECRET, "lro": "DI Q", "review_due": date(2022, 1, 4)}  # fmt: skip
    with viewing(keeper) as now:
        threat = recording.add(facts=facts, by=keeper, at=now)
        part = people.Part(role="suspect", category="suspect", source="intelligence", confidence="high",
                           starts_on=None, possibly_exploited=False)  # fmt: skip
        people.enter(threat=threat, known=None, name="⟦Quillwort Ash⟧", born_on=date(1990, 1, 1), part=part, check=None,
                     by=keeper, at=now)  # fmt: skip
        made = disruptions.record(
            facts=_event(agency, clock.day_of(now)), threats=[threat.reference], by=keeper, at=now
        )
        operation = operations.open_operation(facts=_operation(agency), by=keeper, at=now)
        operations.serve(
            operation=operation,
            threat=threats.threat(threat.reference),
            on=date(2022, 1, 4),
            by=keeper,
            at=now,
        )
    for of in (Named("threat", threat.pk, threat.reference, agency),
               Named("disruption", made.pk, made.reference, agency),
               Named("operation", operation.pk, f"operations/{operation.pk}", agency)):  # fmt: skip
        with viewing(keeper) as now:
            actions.restrict(of=of, mode="silent", contact_id=keeper.user_id, founders=[second.user_id], by=keeper,
                             at=now, reason="A source", review_on=clock.day_of(now) + timedelta(30))  # fmt: skip
    return threat


def _event(agency: int, day: date) -> dict[str, Any]:
    return {"agency_id": agency, "role": "lead", "event_on": day - timedelta(3), "main_p": "pursue", "claimed": "minor",
            "what": SECRET}  # fmt: skip


def _operation(agency: int) -> dict[str, Any]:
    return {"name": SECRET, "owner_agency_id": agency, "unit_id": agency, "sio": "DI Quillwort", "level": "level_1",
            "why_here": SECRET, "starts_on": date(2022, 1, 4), "financial_investigator": "A Quillwort",
            "no_financial_investigator_because": ""}  # fmt: skip


@pytest.fixture
def keepers(person: Any, register: dict[str, int]) -> tuple[Viewer, Viewer, int]:
    """Two co-ordinators of the force of the examples, and the force."""
    return person("coordinator", "cheshire"), person("coordinator", "cheshire"), register["cheshire"]


def test_every_page_is_the_same_with_a_silent_record(walk, keepers):
    first, control = tour(walk), tour(walk)
    stable = {asked: html for asked, html in control.items() if first.get(asked) == html}
    silent_records(*keepers)
    after = tour(walk)
    assert len(stable) >= MUST_COMPARE, len(stable)
    shown = {asked: html for asked, html in stable.items() if ITS_AUDITORS not in asked}
    must_hold(differing(shown, after))
    must_hold([f"{asked} says {SECRET}." for asked, html in after.items() if SECRET in html])


def test_a_planted_count_of_a_silent_record_is_caught():
    said = {"GET /a": "200 4 threats\nof 6", "GET /b": "200 4 threats"}
    must_name(
        differing(said, said | {"GET /a": "200 4 threats\nof 7"}),
        "GET /a tells that there is a silent record: of 6",
    )
