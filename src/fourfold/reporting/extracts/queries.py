"""Reads of extracts: what a definition answers at a moment, earlier runs, and what differs between two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fourfold.core.history import clock
from fourfold.core.ui.lists import Sort
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run, SealedRow
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.models import ThreatVersion


def answer(definition: Definition, *, as_of: datetime) -> list[Any]:
    """The full versions that a definition keeps at a moment, ordered by reference, then identifier."""
    return list(threats.every(definition.where, Sort("reference"), now=as_of, as_of=as_of))


def totals(definition: Definition, rows: list[Any]) -> dict[str, Counter[Any]]:
    """How many rows there are by each of the definition's totals."""
    return {name: Counter(getattr(row, column(name)) for row in rows) for name in definition.totals}


def column(name: str) -> str:
    """The attribute behind a column's name: agencies by their identifier."""
    return f"{name}_id" if name.endswith("_agency") else name


def values(definition: Definition, row: Any) -> list[Any]:
    """A row's values in the order of the definition's columns."""
    return [getattr(row, column(name)) for name in definition.columns]


def runs() -> list[Run]:
    """The runs that this viewer may see, the newest first."""
    return list(Run.objects.select_related("run_by", "run_for").order_by("-pk")[:200])


def run(number: int) -> Run | None:
    found: Run | None = Run.objects.select_related("run_by", "run_for").filter(pk=number).first()
    return found


def rows_of(found: Run) -> list[Any]:
    """The sealed versions of a run that this viewer may still see, in order."""
    hids = list(SealedRow.objects.filter(run=found).order_by("place").values_list("hid", flat=True))
    versions = ThreatVersion.objects.in_bulk(hids)
    return [versions[hid] for hid in hids if hid in versions]


@dataclass(frozen=True)
class Difference:
    """One record that two runs answer differently: how, and why."""

    reference: str
    how: str  # "came in", "left", "changed"
    why: str
    before: Any | None
    after: Any | None


def compare(first: Run, second: Run) -> list[Difference]:
    """What differs between two runs, by reference; each with the reason that the records show."""
    before = {row.record: row for row in rows_of(first)}
    after = {row.record: row for row in rows_of(second)}
    moved = [record for record in before.keys() | after.keys() if _hid(before, record) != _hid(after, record)]
    known = _known(moved, first.as_of), _known(moved, second.as_of)
    found = [_difference(record, before, after, known) for record in moved]
    return sorted((one for one in found if one), key=lambda one: one.reference)


def _hid(rows: dict[int, Any], record: int) -> int | None:
    return rows[record].hid if record in rows else None


def _known(records: list[int], moment: datetime) -> dict[int, Any]:
    """What was known at a moment of these records, in the answer or not."""
    found = ThreatVersion.objects.as_of(moment).filter(record__in=records)
    return {version.record: version for version in found}


def _difference(
    record: int, before: dict[int, Any], after: dict[int, Any], known: tuple[dict[int, Any], dict[int, Any]]
) -> Difference:
    was, now = known[0].get(record), known[1].get(record)
    how = "changed" if record in before and record in after else "left" if record in before else "came in"
    return Difference((now or was).reference, how, why(was, now), before.get(record), after.get(record))


def why(was: Any | None, now: Any | None) -> str:
    """The reason for a difference, from what was known of the record at each moment."""
    if was is None:
        return "late"
    if now is None:
        return "withheld"
    for reason, differs in (
        ("merged", now.merged_into_id is not None and was.merged_into_id is None),
        ("reclassified", now.kind != was.kind),
        ("transferred", now.owner_agency_id != was.owner_agency_id),
        ("closed or reopened", ("closed" in now.phase) != ("closed" in was.phase)),
        ("moderated", now.moderation == "moderated" != was.moderation),
        ("withdrawn", was.moderation == "moderated" != now.moderation),
        ("tier changed", now.tier != was.tier),
    ):
        if differs:
            return reason
    return "details changed"


def day_moment(day: Any) -> datetime:
    """The moment that a day stands for."""
    return clock.end_of(day)
