"""Reads of extracts: what a definition answers at a moment, and which runs were made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import QuerySet

from fourfold.core.history import clock
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import LockedDefinition, Run
from fourfold.reporting.extracts.records.shape import Records, column

PORTION = 5000  # rows that are in memory at once
NEWEST_FIRST = Sort("run", descending=True)


class Answered(NamedTuple):
    """A row of an answer: which version of which record, and its values in the order of the columns."""

    record: int
    hid: int
    values: Sequence[Any]


def kept(definition: Definition, *, as_of: datetime, gone: Collection[int] = ()) -> QuerySet[Any]:
    """The slices of what a definition keeps at a moment, without the versions that are gone."""
    found = definition.records.kept_at(definition.where, as_of=as_of)
    return found.exclude(hid__in=gone) if gone else found


def answer(definition: Definition, found: QuerySet[Any]) -> Iterator[list[Answered]]:
    """Kept slices as rows of the answer, ordered by reference, then version; some at a time."""
    wanted = [column(name) for name in definition.columns]
    rows = holding(definition, found, definition.columns).order_by("reference", "hid")
    with transaction.atomic():  # read in portions only as long as a transaction is open
        read = rows.values_list("record", "hid", *wanted).iterator(chunk_size=PORTION)
        while portion := [Answered(record, hid, values) for record, hid, *values in islice(read, PORTION)]:
            yield portion


def holding(definition: Definition, kept: QuerySet[Any], names: Collection[str]) -> QuerySet[Any]:
    """Kept slices where they hold every column, else the full versions behind them: half the work saved."""
    held = {field.attname for field in kept.model._meta.concrete_fields}
    if held.issuperset(map(column, names)):
        return kept
    return definition.records.versions.objects.filter(hid__in=kept.order_by().values("hid"))


def runs(asked: Asked | None = None) -> Page:
    """A page of the runs that exist for this viewer, the newest first."""
    rows = Run.objects.select_related("run_by", "run_for")
    return paging.page(rows, "id", asked or Asked(NEWEST_FIRST))


def run(number: int | None) -> Run | None:
    """One run; None when there is none for this viewer."""
    rows = Run.objects.select_related("run_by", "run_for")
    return rows.filter(pk=number).first() if number is not None else None


def others(of: Run) -> list[Run]:
    """The latest runs of the same definition that a run can be compared with."""
    same = Run.objects.filter(definition=of.definition, definition_digest=of.definition_digest).exclude(
        pk=of.pk
    )
    return list(same.order_by("-pk")[:50])


def locked(definition: Definition) -> LockedDefinition | None:
    """The words under which a version of a definition was first run, by anybody; None when nobody has run it."""
    return LockedDefinition.objects.filter(code=definition.code, version=definition.version).first()


def keys(of: Records, records: Sequence[int]) -> dict[int, bytes]:
    """Each record's own key, where it has one."""
    with connection.cursor() as cursor:
        table = of.keys._meta.db_table
        cursor.execute(f"select record, key from {table} where record = any (%s)", [list(records)])
        return {record: bytes(key) for record, key in cursor.fetchall()}


def moment_of(day: date, now: datetime) -> datetime:
    """The moment that a day stands for: its end in London, and for today now."""
    return now if day == clock.day_of(now) else clock.end_of(day)
