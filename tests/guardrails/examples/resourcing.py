"""Operations, and people with their roles and keys."""

from __future__ import annotations

from datetime import date

from fourfold.core.access.actions import asking, machine_keys
from fourfold.core.access.models import Grant
from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.resourcing.operations import actions as operations
from fourfold.understanding.threats import queries as threats
from tests.guardrails.examples.makers import Arguments, Examples


def an_operation(who: Examples) -> Arguments:
    """An operation that serves a threat."""
    by, threat = who.coordinator, who.threat("⟦Op Fir⟧")
    facts = {"name": "⟦Op Rowan⟧", "owner_agency_id": who.agency, "unit_id": who.agency,
             "sio": "⟦DI Moss⟧", "level": "level_1", "why_here": "⟦The people live here.⟧",
             "starts_on": date(2022, 1, 4), "financial_investigator": "⟦A Rees⟧",
             "no_financial_investigator_because": ""}  # fmt: skip
    with viewing(by) as now:
        operation = operations.open_operation(facts=facts, by=by, at=now)
        service = operations.serve(
            operation=operation,
            threat=threats.threat(threat.reference),
            on=date(2022, 1, 4),
            by=by,
            at=now,
        )
    return {"operations": {"reference": threat.reference, "number": operation.pk, "service": service.pk}}


def a_person(who: Examples) -> Arguments:
    """The analyst's own grant, a second role that is asked for, and the force."""
    held = Grant.objects.get(user_id=who.analyst.user_id)
    with viewing(who.administrator) as now:
        request = asking.ask_for_grant(
            user=held.user,
            role="lro",
            agency_id=who.agency,
            starts_on=clock.day_of(now),
            ends_on=None,
            reason="⟦Covers for DI Ellis.⟧",
            by=who.administrator,
            at=now,
        )
    asked = {"number": request.pk}
    return {
        "people": {"number": held.user_id, "held": held.pk},
        "people:request": asked,
        "people:withdraw": asked,
        "people:end-key": {"number": _key(who)},
        "register": {"code": "cheshire"},
    }


def _key(who: Examples) -> int:
    """A key of the administrator's, who opens what every signed-in person may."""
    by = who.administrator
    with viewing(by) as now:
        made, _text = machine_keys.make(
            grant_id=by.grant_id, machine="⟦nightly load⟧", last_day=clock.day_of(now), by=by, at=now
        )
    return made.pk
