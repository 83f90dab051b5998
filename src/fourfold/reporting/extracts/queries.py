"""Reads of extracts: what a definition answers at a moment, and which runs were made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from fourfold.core.history import clock
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import LockedDefinition, Run
from fourfold.reporting.extracts.records.shape import Records, column

NEWEST_FIRST = Sort("run", descending=True)


def answer(definition: Definition, *, as_of: datetime) -> list[tuple[int, int]]:
    """What a definition keeps at a moment, as record and version, ordered by reference, then identifier."""
    return definition.records.in_order(definition.where, as_of=as_of)


def values_of(definition: Definition, hids: Sequence[int]) -> dict[int, Sequence[Any]]:
    """The same of each of these versions that exists for the viewer, by its identifier."""
    wanted = [column(name) for name in definition.columns]
    found = definition.records.versions.objects.filter(hid__in=hids).values_list("hid", *wanted)
    return {hid: known for hid, *known in found}


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
        cursor.execute(f"select record, key from {of.keys} where record = any (%s)", [list(records)])
        return {record: bytes(key) for record, key in cursor.fetchall()}


def moment_of(day: date, now: datetime) -> datetime:
    """The moment that a day stands for: its end in London, and for today now."""
    return now if day == clock.day_of(now) else clock.end_of(day)
