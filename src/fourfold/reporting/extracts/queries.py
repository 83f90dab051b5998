"""Reads of extracts: what a definition answers at a moment, and what earlier runs answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Count

from fourfold.core.history import clock
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.reporting.extracts import sealing
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run, SealedRow
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.models import ThreatVersion

NEWEST_FIRST = Sort("run", descending=True)
IN_ORDER = Sort("place")


@dataclass(frozen=True)
class Proof:
    """Whether the sealed rows still give the run's digest, and which of its rows no longer are what was sealed."""

    whole: bool
    differing: int


def answer(definition: Definition, *, as_of: datetime) -> list[Any]:
    """The full versions that a definition keeps at a moment, ordered by reference, then identifier."""
    return threats.every(definition.where, Sort("reference"), now=as_of, as_of=as_of)


def column(name: str) -> str:
    """The attribute behind a column's name: agencies by their identifier."""
    return f"{name}_id" if name.endswith("_agency") else name


def value(row: Any, name: str) -> Any:
    """A row's value under a column's name."""
    return getattr(row, column(name))


def values(definition: Definition, row: Any) -> list[Any]:
    """A row's values in the order of the definition's columns."""
    return [value(row, name) for name in definition.columns]


def runs(asked: Asked | None = None) -> Page:
    """A page of the runs that this viewer may see, the newest first."""
    rows = Run.objects.select_related("run_by", "run_for")
    return paging.page(rows, "id", asked or Asked(NEWEST_FIRST))


def run(number: int) -> Run | None:
    """One run; None when there is none for this viewer."""
    found: Run | None = Run.objects.select_related("run_by", "run_for").filter(pk=number).first()
    return found


def others(of: Run) -> list[Run]:
    """The latest runs of the same definition that a run can be compared with."""
    same = Run.objects.filter(definition=of.definition, definition_digest=of.definition_digest).exclude(
        pk=of.pk
    )
    return list(same.order_by("-pk")[:50])


def times_run(definition: Definition) -> int:
    """How many runs of a definition this viewer may see."""
    return Run.objects.filter(definition=definition.code, version=definition.version).count()


def rows_of(found: Run) -> list[Any]:
    """The sealed versions of a run that this viewer may still see, in order."""
    hids = list(SealedRow.objects.filter(run=found).order_by("place").values_list("hid", flat=True))
    return _versions(hids)


def page_of(found: Run, asked: Asked) -> Page:
    """A page of a run: its sealed places, each with its version, or None where the viewer may no longer see it."""
    places = SealedRow.objects.filter(run=found)
    cut = paging.cut(places, "place", asked)
    versions = {version.hid: version for version in _versions([row.hid for row in cut.rows])}
    rows = [(row, versions.get(row.hid)) for row in cut.rows]
    return Page(rows, found.rows, cut.first, cut.last)


def shown_and_totals(found: Run, definition: Definition) -> tuple[int, dict[str, Counter[Any]]]:
    """How many rows of a run the viewer may still see, and how many of those there are by each total."""
    sealed = SealedRow.objects.filter(run=found).values("hid")
    visible = ThreatVersion.objects.filter(hid__in=sealed)
    totals = {name: _counts(visible, column(name)) for name in definition.totals}
    return visible.count(), totals


def proof(found: Run, definition: Definition) -> Proof:
    """Seal the rows that the viewer may see again, and compare."""
    sealed = list(
        SealedRow.objects.filter(run=found).order_by("place").values_list("hid", "record", "digest")
    )
    made_keys = keys([record for _hid, record, _digest in sealed])
    versions = {version.hid: version for version in _versions([hid for hid, _record, _digest in sealed])}
    differing = sum(
        sealing.row_digest(made_keys[record], values(definition, versions[hid])) != digest
        for hid, record, digest in sealed
        if hid in versions
    )
    whole = sealing.whole_digest(digest for _hid, _record, digest in sealed) == found.digest
    return Proof(whole and len(sealed) == found.rows, differing)


def keys(records: list[int]) -> dict[int, bytes]:
    """Each record's own key, where it has one."""
    with connection.cursor() as cursor:
        cursor.execute("select record, key from extracts_rowkey where record = any (%s)", [records])
        return {record: bytes(key) for record, key in cursor.fetchall()}


def moment_of(day: date, now: datetime) -> datetime:
    """The moment that a day stands for: its end in London, and for today now."""
    return now if day == clock.day_of(now) else clock.end_of(day)


def _versions(hids: Iterable[int]) -> list[Any]:
    wanted = list(hids)
    versions = ThreatVersion.objects.in_bulk(wanted)
    return [versions[hid] for hid in wanted if hid in versions]


def _counts(rows: Any, name: str) -> Counter[Any]:
    return Counter(dict(rows.order_by().values_list(name).annotate(number=Count("*"))))
