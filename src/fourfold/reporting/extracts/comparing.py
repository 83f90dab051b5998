"""What differs between two runs, and why, from what was known of each record at either moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fourfold.core.history import clock
from fourfold.reporting.extracts import sealed
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run, SealedRow
from fourfold.reporting.extracts.records import Records
from fourfold.reporting.extracts.records.shape import value

CAME_IN, LEFT, CHANGED = "came in", "left", "changed"
LATE, NEW, WITHHELD, OTHER_SCOPE, DETAILS = "late", "new", "withheld", "other scope", "details changed"


@dataclass(frozen=True)
class Difference:
    """One record that two runs answer differently: how, every reason, and which of the columns differ."""

    record: int
    how: str
    why: tuple[str, ...]
    before: Any | None
    after: Any | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Any:
        """What was known of it last."""
        return self.after if self.after is not None else self.before


@dataclass(frozen=True)
class Comparison:
    """Every difference that the viewer may see, by reference; how many they may not, and how many nobody can."""

    differences: list[Difference]
    missing: sealed.Standing


def compare(first: Run, second: Run, definition: Definition) -> Comparison:
    """What differs between two runs of one definition. The keyed digests tell, so nothing is taken for different
    that only changed outside the definition's columns."""
    before, after = _digests(first), _digests(second)
    moved = [record for record in before.keys() | after.keys() if before.get(record) != after.get(record)]
    gone, of = _gone(first, second), definition.records
    there = [record for record in moved if record not in gone]
    known = _known(of, there, first.as_of), _known(of, there, second.as_of)
    seen = [record for record in there if record in known[0] or record in known[1]]
    found = []
    for record in seen:
        how = CHANGED if record in before and record in after else LEFT if record in before else CAME_IN
        was, now = known[0].get(record), known[1].get(record)
        why = reasons(of, how, was, now, first, second)
        fields = _fields(was, now, definition.columns) if how == CHANGED else ()
        found.append(Difference(record, how, why, was, now, fields))
    missing = sealed.Standing(len(seen), len(there) - len(seen), len(moved) - len(there))
    return Comparison(sorted(found, key=lambda one: (one.row.reference, one.record)), missing)


def _digests(run: Run) -> dict[int, str]:
    return dict(SealedRow.objects.filter(run=run).values_list("record", "digest"))


def _gone(*runs: Run) -> set[int]:
    """The records of which either run's version was disposed of."""
    hids = set().union(*map(sealed.disposed, runs))
    return set(SealedRow.objects.filter(run__in=runs, hid__in=hids).values_list("record", flat=True))


def _known(of: Records, records: Iterable[int], moment: datetime) -> dict[int, Any]:
    """What was known at a moment of these records, in the answer or not."""
    found = of.versions.objects.as_of(moment).filter(record__in=list(records))
    return {version.record: version for version in found}


def _fields(was: Any | None, now: Any | None, columns: Sequence[str]) -> tuple[str, ...]:
    if was is None or now is None:
        return ()
    return tuple(name for name in columns if value(was, name) != value(now, name))


def reasons(
    of: Records, how: str, was: Any | None, now: Any | None, first: Run, second: Run
) -> tuple[str, ...]:
    """Every reason for a difference that the records show, those that can decide over a row first."""
    if now is None or (was is None and how != CAME_IN):
        return (WITHHELD,)
    if was is None:
        return (late_or_new(value(now, of.begun), clock.day_of(first.as_of)),)
    apart = (how == CAME_IN and was.akey not in first.scope) or (how == LEFT and now.akey not in second.scope)
    found = [OTHER_SCOPE] if apart else []
    found += [name for name, reason in of.reasons.items() if reason.holds(was, now)]
    return tuple(found) or (DETAILS,)


def late_or_new(begun: date | None, on: date) -> str:
    """What had begun by the day of the first moment and was learned after it is late; what began later is new."""
    return LATE if begun is not None and begun <= on else NEW
