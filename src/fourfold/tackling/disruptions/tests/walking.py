"""A walk through what can become of records of a few events, beside a plain account of what ought to be counted.

The account knows no database: it is the slow and obvious twin of what lists and extracts are asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.core.ui.lists import Sort
from fourfold.tackling.disruptions import actions, queries, rules
from fourfold.tackling.disruptions.assurance import actions as assuring
from fourfold.tackling.disruptions.assurance.assurers import Way
from fourfold.tackling.disruptions.filters import COUNTED, Filters
from fourfold.tackling.disruptions.models import Disruption, Meeting
from fourfold.tackling.disruptions.tests.conftest import facts
from fourfold.tackling.disruptions.tests.files import load, row
from fourfold.understanding.threats.models import Threat

COUNTS = Filters(state=(COUNTED,))
FIRST = date(2022, 1, 10)
Step = tuple[str, int, int]  # what is done, to which (record, event or threat), and with which other


@dataclass
class Account:
    """What ought to be known of one record."""

    agency: int
    event: int
    lead: bool
    kinds: set[str]
    joined_into: int | None = None
    withdrawn: bool = False
    sent: str = ""

    @property
    def counts(self) -> bool:
        return self.joined_into is None and not self.withdrawn and self.lead and "ocg" in self.kinds


@dataclass
class Walk:
    """The people of two forces and of the region, three threats of the first force, and what has been recorded.

    `assurers` are the co-ordinators of the forces; the panel has met once.
    """

    forces: list[Viewer]
    assurers: list[Viewer]
    region: Viewer
    chair: Viewer
    meeting: Meeting
    threats: list[int]
    accounts: dict[int, Account] = field(default_factory=dict)
    answers: list[tuple[datetime, Any]] = field(default_factory=list)

    def take(self, steps: Iterable[Step]) -> None:
        """Every step, each followed by the questions; in the end every earlier answer once more."""
        for step in steps:
            getattr(self, f"_{step[0]}")(*step[1:])
            self._look()
        with viewing(self.region):
            for moment, answer in self.answers:
                assert self._answer(moment) == answer, f"what was known at {moment} has changed"

    def _look(self) -> None:
        """The region's count is the account's, each force's is its share, and no event counts twice."""
        wanted = Counter(one.agency for one in self.accounts.values() if one.counts)
        with viewing(self.region) as now:
            assert queries.counts_by(("agency_id",), COUNTS) == {(agency,): n for agency, n in wanted.items()}
            rows = queries.every(COUNTS, Sort("reference"))
            roots = [self._root(one.pk) for one in rows]
            assert len(roots) == len(set(roots)), "an event is counted twice"
            assert queries.count(COUNTS, as_of=clock.read()) == len(rows)
            self.answers.append((now, self._answer(now)))
        for force in self.forces:
            with viewing(force):
                assert queries.count(COUNTS) == wanted[force.agency_id], "a force's own count"

    def _answer(self, moment: datetime) -> list[tuple[Any, ...]]:
        """The extract's rows as known at a moment, and how many each threat's list holds."""
        rows = queries.every(COUNTS, Sort("reference"), as_of=moment)
        by_threat = [
            queries.count(Filters(state=(COUNTED,), threat=(one.reference,)), as_of=moment)
            for one in Threat.objects.filter(pk__in=self.threats).order_by("pk")
        ]
        said = [
            (one.reference, one.agency_id, one.main_p, rules.grade(one.claimed, one.assured)) for one in rows
        ]
        return [*said, tuple(by_threat)]

    def _root(self, number: int) -> int:
        joined = self.accounts[number].joined_into
        return number if joined is None else joined

    # What can be done. A step that the account says cannot be done must be refused, and changes nothing.

    def _record(self, event: int, force: int) -> None:
        by, threat = self.forces[force % 2], event % 3
        with viewing(by) as now:
            given = facts(by.agency_id, event_on=FIRST + timedelta(days=event % 4 * 30))
            reference = (
                Threat.objects.filter(pk=self.threats[threat]).values_list("reference", flat=True).first()
            )
            made = actions.record(facts=given, threats=[reference or "NW-OCG-0001"], by=by, at=now)
            kinds = set(Threat.objects.filter(pk=self.threats[threat]).values_list("kind", flat=True))
        self.accounts[made.pk] = Account(by.agency_id, event % 4, True, kinds)

    def _send(self, event: int, number: int) -> None:
        """A late entry: a row of a file of the first force, new or a correction of one that came before."""
        by, name = self.forces[0], f"D/{number % 3:04}"
        happened = FIRST + timedelta(days=event % 4 * 30)
        before = next((pk for pk, one in self.accounts.items() if one.sent == name), None)
        with viewing(by):
            threat = Threat.objects.get(pk=self.threats[event % 3])
        sent = row(number % 3, by.agency_id, event_on=happened, record_date=happened + timedelta(days=9),
                   threat_references=[threat.reference], what=f"Event {event}.")  # fmt: skip
        load(by, sent)
        with viewing(by):
            made = Disruption.objects.get(agency_id=by.agency_id, sender_reference=name)
        if before is None:
            self.accounts[made.pk] = Account(by.agency_id, event % 4, True, {threat.kind}, sent=name)
        elif not self.accounts[before].withdrawn:
            self._names_other_threats(before, threat)

    def _names_other_threats(self, number: int, threat: Threat) -> None:
        """The file names all threats: one that the record had keeps the type that it had then."""
        with viewing(self.region):
            there = {one.threat_id: one.kind_then for one in Disruption.objects.get(pk=number).againsts.all()}
        self.accounts[number].kinds = {there[threat.pk]}

    def _attach(self, which: int, threat: int) -> None:
        number = self._chosen(which)
        if number is None:
            return
        with viewing(self.region) as now:
            record, found = Disruption.objects.get(pk=number), Threat.objects.get(pk=self.threats[threat % 3])
            new = not record.againsts.filter(threat=found).exists()
            with self._refused_if(self.accounts[number].withdrawn):
                actions.attach(disruption=record, threat=found, by=self.region, at=now)
                self.accounts[number].kinds |= {found.kind} if new else set()

    def _join(self, which: int, into: int) -> None:
        one, other = self._chosen(which), self._chosen(into)
        if one is None or other is None:
            return
        a, b = self.accounts[one], self.accounts[other]
        leads = any(each.joined_into == one for each in self.accounts.values())
        cannot = (
            one == other or a.withdrawn or b.withdrawn or leads or (a.counts and not b.counts)
            or a.joined_into is not None or b.joined_into is not None
        )  # fmt: skip
        with viewing(self.region) as now, self._refused_if(cannot):
            joining, leading = Disruption.objects.get(pk=one), Disruption.objects.get(pk=other)
            actions.join(disruption=joining, into=leading, reason="One event.", by=self.region, at=now)
            a.joined_into = other

    def _part(self, which: int, _other: int) -> None:
        number = self._chosen(which)
        if number is None:
            return
        with viewing(self.region) as now, self._refused_if(self.accounts[number].joined_into is None):
            record = Disruption.objects.get(pk=number)
            actions.part(disruption=record, reason="Two events.", by=self.region, at=now)
            self.accounts[number].joined_into = None

    def _withdraw(self, which: int, _other: int) -> None:
        number = self._chosen(which)
        if number is None:
            return
        account = self.accounts[number]
        leads = any(each.joined_into == number for each in self.accounts.values())
        by = next(force for force in self.forces if force.agency_id == account.agency)
        with viewing(by) as now, self._refused_if(account.withdrawn or leads):
            record = Disruption.objects.get(pk=number)
            actions.withdraw(disruption=record, opened=record.edition, reason="Wrong.", by=by, at=now)
            account.withdrawn = True

    def _amend(self, which: int, turn: int) -> None:
        """Something else about the event: what it is against, and so as what it stands, stays."""
        number = self._chosen(which)
        if number is None:
            return
        account = self.accounts[number]
        by = next(force for force in self.forces if force.agency_id == account.agency)
        with viewing(by) as now, self._refused_if(account.withdrawn):
            record, changes = Disruption.objects.get(pk=number), {"main_p": ("pursue", "protect")[turn % 2]}
            actions.amend(disruption=record, opened=record.edition, changes=changes, by=by, at=now)

    def _support(self, which: int, turn: int) -> None:
        """The agency says that it did not lead, or again that it did."""
        number = self._chosen(which)
        if number is None:
            return
        account, lead = self.accounts[number], bool(turn % 2)
        by = next(force for force in self.forces if force.agency_id == account.agency)
        other = next(force.agency_id for force in self.forces if force is not by)
        together = account.joined_into is not None or any(
            each.joined_into == number for each in self.accounts.values()
        )
        changes = {"role": "lead" if lead else "support", "benefits_id": None if lead else other}
        with viewing(by) as now, self._refused_if(account.withdrawn or (together and lead != account.lead)):
            record = Disruption.objects.get(pk=number)
            actions.amend(disruption=record, opened=record.edition, changes=changes, by=by, at=now)
            account.lead = lead

    def _merge(self, threat: int, into: int) -> None:
        """A threat goes on in another, as the database has it after the decision."""
        one, other = self.threats[threat % 3], self.threats[into % 3]
        with viewing(self.region):
            standing = Threat.objects.filter(merged_into=None)
            if one != other and standing.filter(pk__in=(one, other)).count() == 2:
                Threat.objects.filter(pk=one).update(merged_into=other, phase="closed_merged")

    def _reclassify(self, threat: int, turn: int) -> None:
        kind = ("ocg", "vulnerability")[turn % 2]
        with viewing(self.region):
            Threat.objects.filter(pk=self.threats[threat % 3]).update(kind=kind)

    def _assure(self, which: int, grade: int) -> None:
        """The effect is agreed by whoever agrees it; what only a panel gives is sent to the panel first."""
        number = self._chosen(which)
        if number is None:
            return
        account, given = self.accounts[number], ("major", "minor", "negative")[grade % 3]
        by = next(one for one in self.assurers if one.agency_id == account.agency)
        with viewing(by) as now, self._refused_if(not account.counts):
            record = Disruption.objects.get(pk=number)
            way = assuring.way_of(record, now)
            said: dict[str, Any] = {
                "disruption": record,
                "opened": record.edition,
                "reason": "Seen.",
                "at": now,
            }
            if way is Way.COORDINATOR and given == "minor":
                assuring.decide(**said, grade=given, by=by)
            elif way is Way.COORDINATOR:
                assuring.send_to_panel(**said, by=by)
        self._decided_by_the_panel(number, given)

    def _decided_by_the_panel(self, number: int, given: str) -> None:
        """What is the panel's to decide, it decides."""
        with viewing(self.chair) as now:
            record = Disruption.objects.get(pk=number)
            if self.accounts[number].counts and assuring.way_of(record, now) is Way.PANEL:
                assuring.decide(
                    disruption=record, opened=record.edition, grade=given, reason="Seen.", by=self.chair, at=now,
                    meeting=self.meeting,
                )  # fmt: skip

    def _chosen(self, which: int) -> int | None:
        numbers = sorted(self.accounts)
        return numbers[which % len(numbers)] if numbers else None

    def _refused_if(self, cannot: bool) -> Refusing:
        return Refusing(cannot)


class Refusing:
    """A step that cannot be must be refused in words, and one that can must not."""

    def __init__(self, cannot: bool) -> None:
        self.cannot = cannot

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
        if isinstance(error, rules.Broken):
            assert self.cannot, f"refused although it can be: {error}"
            return True
        assert error is not None or not self.cannot, "not refused although it cannot be"
        return False
