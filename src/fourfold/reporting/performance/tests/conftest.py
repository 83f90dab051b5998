"""A region with disruptions of one year, recorded over its days, as the page reads them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.disruptions.models import Disruption


class Region:
    """Somebody who writes for all of it, and the days that the tests read it on."""

    def __init__(self, register: dict[str, int], person: Any) -> None:
        self.register, self.person = register, person
        self.writer = person("moderator", "nwrocu_rocta")
        self.today = clock.day_of(clock.read())
        self.year = self.today.year - 1

    def record(self, agency: str = "cheshire", number: int = 1, **changed: Any) -> list[Disruption]:
        """Records of events on the year's second of March, recorded on the platform today, unless said otherwise."""
        owner = self.register[agency]
        facts = {
            "agency_id": owner, "lead_agency_id": owner, "role": "lead", "main_p": "pursue", "claimed": "minor",
            "event_on": date(self.year, 3, 2), "record_date": date(self.year, 3, 12), "standing": "national",
            "what": "Warrant at Elm Street.",
        } | changed  # fmt: skip
        with viewing(self.writer):
            return [Disruption.objects.create(**facts) for _ in range(number)]

    def pass_days(self, days: int) -> date:
        """Let some days pass; the day before them."""
        before = clock.day_of(clock.read())
        clock.advance(to=clock.read() + timedelta(days=days))
        return before


@pytest.fixture
def region(register: dict[str, int], person: Any, codes: None) -> Region:
    return Region(register, person)


@pytest.fixture
def two_days(region: Region) -> str:
    """Twelve records of Cheshire's known on the first day, and some more, of two forces, on the second."""
    region.record(number=9)
    region.record(main_p="prevent", number=3)
    first = region.pass_days(10)
    region.record(main_p="protect", number=4)
    region.record("lancashire", number=2)
    region.record(number=2, withdrawn=True)
    region.record(number=1, claimed="none")
    region.record(number=3, claimed="none", role="support")
    region.record(number=1, claimed="")
    region.record(number=2, claimed="minor", assured="negative")
    region.record(standing="regional")
    second = region.pass_days(1)
    return f"?year={region.year}&first={first}&second={second}"
