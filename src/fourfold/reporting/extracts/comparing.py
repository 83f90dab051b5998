"""What differs between two runs, and why, from what was known of each record at either moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fourfold.core.history import clock
from fourfold.reporting.extracts import queries
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run, SealedRow
from fourfold.understanding.threats.models import ThreatVersion

CAME_IN, LEFT, CHANGED = "came in", "left", "changed"
LATE, NEW, WITHHELD = "late", "new", "withheld"


@dataclass(frozen=True)
class Difference:
    """One record that two runs answer differently: how, why, and which of the columns differ."""

    record: int
    how: str
    why: str
    before: Any | None
    after: Any | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Any:
        """What was known of it last."""
        return self.after if self.after is not None else self.before


@dataclass(frozen=True)
class Comparison:
    """Every difference that the viewer may see, by reference, and how many they may not."""

    differences: list[Difference]
    withheld: int


def compare(first: Run, second: Run, definition: Definition) -> Comparison:
    """What differs between two runs of one definition. The keyed digests tell, so nothing is taken for different
    that only changed outside the definition's columns."""
    before, after = _digests(first), _digests(second)
    moved = [record for record in before.keys() | after.keys() if before.get(record) != after.get(record)]
    known = _known(moved, first.as_of), _known(moved, second.as_of)
    seen = [record for record in moved if record in known[0] or record in known[1]]
    on = clock.day_of(first.as_of)
    found = [_difference(record, before, after, known, definition.columns, on) for record in seen]
    return Comparison(sorted(found, key=lambda one: (one.row.reference, one.record)), len(moved) - len(seen))


def _digests(run: Run) -> dict[int, str]:
    return dict(SealedRow.objects.filter(run=run).values_list("record", "digest"))


def _known(records: list[int], moment: datetime) -> dict[int, Any]:
    """What was known at a moment of these records, in the answer or not."""
    return {
        version.record: version for version in ThreatVersion.objects.as_of(moment).filter(record__in=records)
    }


def _difference(
    record: int,
    before: dict[int, str],
    after: dict[int, str],
    known: tuple[dict[int, Any], dict[int, Any]],
    columns: Sequence[str],
    on: date,
) -> Difference:
    was, now = known[0].get(record), known[1].get(record)
    how = CHANGED if record in before and record in after else LEFT if record in before else CAME_IN
    return Difference(
        record, how, why(was, now, on), was, now, _fields(was, now, columns) if how == CHANGED else ()
    )


def _fields(was: Any | None, now: Any | None, columns: Sequence[str]) -> tuple[str, ...]:
    if was is None or now is None:
        return ()
    return tuple(name for name in columns if queries.value(was, name) != queries.value(now, name))


def why(was: Any | None, now: Any | None, on: date) -> str:
    """The reason for a difference. `on` is the day of the first moment: what had begun by then and was learned
    after it is late, what began later is new."""
    if was is None:
        begun = now.first_identified if now is not None else None
        return LATE if begun is not None and begun <= on else NEW
    if now is None:
        return WITHHELD
    for reason, differs in (
        ("merged", now.merged_into_id is not None and was.merged_into_id is None),
        ("reclassified", now.kind != was.kind),
        ("transferred", now.owner_agency_id != was.owner_agency_id),
        ("closed or reopened", ("closed" in now.phase) != ("closed" in was.phase)),
        ("moderated", now.moderation == "moderated" != was.moderation),
        ("withdrawn", was.moderation == "moderated" != now.moderation),
        ("SOC changed", now.is_soc != was.is_soc),
        ("tier changed", now.tier != was.tier),
    ):
        if differs:
            return reason
    return "details changed"
