"""Empty without a viewer, and for a viewer only their own: every case table, its history and its slices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection

from fourfold.core.access.viewers import NOBODY, Viewer, viewing
from tests.guardrails import cases, rows
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import PLANTED


@pytest.fixture
def two_forces(person: Any) -> tuple[Viewer, Viewer]:
    """An analyst of each of two forces, each with a row in every case table."""
    colleagues = [person("coordinator", "nwrocu_rocta", f"Colleague {number}").user_id for number in range(4)]
    first, second = person("analyst", "cheshire"), person("analyst", "merseyside")
    for viewer in (first, second):
        rows.one_in_every_table(viewer, colleagues)
    return first, second


def seen_by_nobody(tables: Iterable[str]) -> list[str]:
    """Tables that show rows to a connection that says nothing of a viewer, or that there is none."""
    with viewing(NOBODY):
        said = {table: _counted(table)[0] for table in tables}
    return [
        f"{table} shows {number} rows without a viewer. Mend: ScopeRows in a migration."
        for table, number in [*((table, _counted(table)[0]) for table in said), *said.items()]
        if number
    ]


def seen_by(viewer: Viewer, tables: Iterable[str]) -> list[str]:
    """Tables that show a viewer somebody else's rows, or none of their own."""
    with viewing(viewer):
        counts = {table: _counted(table, viewer.agencies) for table in tables}
    return [
        f"{table} shows {every - own} rows of other agencies. Mend: ScopeRows in a migration."
        for table, (every, own) in counts.items()
        if every != own
    ] + [
        f"{table} shows its owner none of its rows, so this guardrail proves nothing of it. Mend: rows.py."
        for table, (_, own) in counts.items()
        if not own
    ]


def _counted(table: str, keys: tuple[int, ...] = ()) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*), count(*) filter (where akey = any (%s)) from {table}", [list(keys)])
        return cursor.fetchone()


def test_every_case_table_is_empty_without_a_viewer(two_forces):
    must_hold(seen_by_nobody(cases.every_table(cases.scoped())))


def test_every_case_table_shows_a_force_its_own_rows_and_no_others(two_forces):
    for viewer in two_forces:
        must_hold(seen_by(viewer, cases.every_table(cases.scoped())))


def test_a_planted_open_table_is_caught(two_forces):
    with connection.cursor() as cursor:
        cursor.execute((PLANTED / "empty.sql").read_text())
    first, _ = two_forces
    must_name(seen_by_nobody(["planted_case"]), "planted_case shows 2 rows without a viewer")
    must_name(
        seen_by(first, ["planted_case"]),
        "planted_case shows 2 rows of other agencies",
        "planted_case shows its owner none",
    )
