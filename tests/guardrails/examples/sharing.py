"""Agreements: one in force, one that waits for its second person, one of whose parties has ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.sharing.actions import agreeing
from fourfold.core.sharing.models import Party
from tests.guardrails.examples.makers import Arguments, Examples


def some_agreements(who: Examples) -> Arguments:
    """Asked for by the co-ordinator and by the head of the unit, each approved by the other where it is in force."""
    numbers = agencies.codes()
    stands = _approved(who, [numbers["halton_council"], numbers["barrow_in_furness_council"]])
    with viewing(who.decider):
        ended = Party.objects.get(agreement=stands, agency_id=numbers["barrow_in_furness_council"])
    waits = _asked(who.decider, who.agency, [numbers["warrington_council"]])
    own = _asked(who.coordinator, who.agency, [numbers["warrington_council"]])
    return {
        "sharing": {"number": stands.pk, "party": ended.pk},
        "sharing:decide-agreement": {"number": waits.pk},
        "sharing:withdraw-agreement": {"number": own.pk},
    }


def _approved(who: Examples, parties: list[int]) -> Any:
    asked = _asked(who.coordinator, who.agency, parties)
    with viewing(who.decider) as now:
        return agreeing.approve(agreement=asked, opened=asked.edition, by=who.decider, at=now)


def _asked(by: Any, owner: int, parties: list[int]) -> Any:
    with viewing(by) as now:
        today = clock.day_of(now)
        agreed = agreeing.Agreed(
            owner_agency_id=owner, title="⟦Safeguarding in Dunmere⟧", basis="crime_and_disorder_115",
            purposes=["safeguarding"], kinds=["signs", "place", "threat", "contact", "subject"],
            conditions="⟦Keep it locked.⟧", starts_on=today, review_on=today + timedelta(days=90),
        )  # fmt: skip
        return agreeing.ask(agreed=agreed, parties=parties, by=by, at=now)
