"""An example of every record that a page's address can name, made through the platform's own actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.data.entities import actions as entities
from fourfold.understanding.threats.actions import deciding, people, recording
from fourfold.understanding.threats.models import Threat


def examples(person: Callable[..., Viewer], register: dict[str, int]) -> dict[str, dict[str, Any]]:
    """For the routes of each capability, what stands in their addresses."""
    coordinator, approver = person("coordinator", "cheshire"), person("decider", "nwrocu_rocta")
    threat = _threat(coordinator, approver, register["cheshire"])
    return {"threats": {"reference": threat.reference}}


def _threat(by: Viewer, approver: Viewer, agency: int) -> Threat:
    """A threat that was amended, has a linked person, and changed its type."""
    facts = {"name": "Op Larch", "kind": "ocg", "owner_agency_id": agency, "lead_agency_id": agency, "phase": "pursue",
             "main_area": "drugs", "summary": "Supplies Dunmere.", "review_due": date(2022, 1, 4)}  # fmt: skip
    with viewing(by) as now:
        threat = recording.add(facts=facts, by=by, at=now)
        threat = recording.amend(threat=threat, opened=1, changes={"lro": "DI Ellis"}, by=by, at=clock.read())
        subject = entities.add_person(name="Tam Oswin", born_on=date(1990, 1, 1), held_by=agency, by=by)
        part = people.Part(role="member", category="suspect", source="log 41", confidence="low")
        people.link(threat=threat, subject=subject, part=part, by=by, at=clock.read())
        grounds = deciding.Grounds("It is a line.", "log 41", approver.user_id or 0, date(2050, 1, 1), "Nothing.")
        deciding.reclassify(
            threat=threat, to="vulnerability", subtype="county_line", grounds=grounds, by=by, at=clock.read()
        )
    return threat
