"""What the replay remembers while it plays: numbers of what was made, and who acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.data.entities.models import Subject
from fourfold.demo import people
from fourfold.demo.personas import Persona
from fourfold.understanding.assessments.models import OPEN, Assessment
from fourfold.understanding.threats.models import DecisionRequest, Threat


class World:
    """The invented region as far as it has been played."""

    def __init__(self) -> None:
        self.numbers = agencies.codes()
        self.ids: dict[str, int] = {}
        self.subjects: dict[str, Subject] = {}
        self.users = people.numbers()
        self.asked: list[tuple[Persona, DecisionRequest]] = []
        self._viewers: dict[Persona, Viewer] = {}

    def learn_agencies(self) -> None:
        """Read the agencies anew after some began or ended; what everybody sees follows them."""
        self.numbers, self._viewers = agencies.codes(), {}

    def viewer(self, one: Persona, day: date) -> Viewer:
        """Who somebody is on a day: the same until the agencies change, for no grant ends in the replay."""
        if one not in self._viewers:
            self._viewers[one] = people.viewer(one, day)
        return self._viewers[one]

    def user(self, one: Persona) -> int:
        """The number of somebody's user."""
        return self.users[one.sign_in_name]

    @contextmanager
    def sitting(self, one: Persona, day: date, at: time) -> Iterator[tuple[Viewer, datetime]]:
        """One person's sitting: the clock stands at that time, and all of it is one transaction."""
        move_to(datetime.combine(day, at, clock.LONDON))
        by = self.viewer(one, day)
        with viewing(by) as now:
            yield by, now

    def threats(self, keys: Iterable[str]) -> dict[str, Threat]:
        """Threats by the key that their sender gave them."""
        ids = {key: self.ids[key] for key in keys}
        found = Threat.objects.in_bulk(list(ids.values()))
        return {key: found[number] for key, number in ids.items()}


def open_assessments(threats: Iterable[Threat]) -> dict[int, Assessment]:
    """The open assessment of each threat that has one, by the threat's number."""
    waiting = Assessment.objects.select_related("threat", "model").filter(
        threat_id__in=[threat.pk for threat in threats], state__in=OPEN, second_to__isnull=True
    )
    return {assessment.threat_id: assessment for assessment in waiting}


def move_to(moment: datetime) -> None:
    """Move the clock forward; where a long sitting has passed the moment already, let it run."""
    if moment > clock.read():
        clock.advance(to=moment)


def later(at: time, minutes: int) -> time:
    """A time of the same day, so many minutes on."""
    return (datetime.combine(date.min, at) + timedelta(minutes=minutes)).time()
