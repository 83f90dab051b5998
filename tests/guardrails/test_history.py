"""History: whatever way a row is written, the database keeps what it was, in an order that never ties."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from django.db import connection

from fourfold.core.access.viewers import viewing
from tests.guardrails import cases
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import PLANTED

owners_view = pytest.mark.django_db(databases=["default", "owner"])

# Columns that are in no version, on purpose: none. What can be worked out again has a table of its own.
LEFT_OUT: dict[str, set[str]] = {}
STAMPS = {"hid", "recorded_from", "recorded_to", "recorded_by", "request"}
# As pg_trigger writes them: what a trigger is for, and how often it runs.
ROW, BEFORE, INSERT, DELETE, UPDATE, TRUNCATE = 1, 2, 4, 8, 16, 32
EVENTS = {INSERT: "insert", UPDATE: "update", DELETE: "delete"}


def shape_faults(cursor: Any, tables: list[str]) -> list[str]:
    """Tables whose history lacks a column or a trigger."""
    return [
        f"{table} {what} Mend: KeepHistory in a migration."
        for table in tables
        for what in (*_columns_missing(cursor, table), *_triggers_missing(cursor, table))
    ]


def _columns_missing(cursor: Any, table: str) -> list[str]:
    live, kept = _columns(cursor, table), _columns(cursor, f"{table}_hist")
    if not kept:
        return ["keeps no history."]
    missing = (live | STAMPS) - kept - LEFT_OUT.get(table, set())
    return [f"keeps no versions of its column {name}." for name in sorted(missing)]


def _columns(cursor: Any, table: str) -> set[str]:
    cursor.execute(
        "select attname from pg_attribute"
        " where attrelid = to_regclass(%s) and attnum > 0 and not attisdropped",
        [table],
    )
    return {name for (name,) in cursor.fetchall()}


def _triggers_missing(cursor: Any, table: str) -> list[str]:
    """Only a statement's trigger keeps up with bulk writes; one that is switched off sees nothing."""
    cursor.execute(
        "select t.tgtype, p.proname, p.prosrc from pg_trigger t join pg_proc p on p.oid = t.tgfoid"
        " where t.tgrelid = to_regclass(%s) and not t.tgisinternal and t.tgenabled in ('O', 'A')",
        [table],
    )
    found = cursor.fetchall()
    keeping = [kind for kind, _, body in found if not kind & (ROW | BEFORE) and f"{table}_hist" in body]
    refusing = [
        kind for kind, name, _ in found if kind & TRUNCATE and kind & BEFORE and name == "never_truncate"
    ]
    return [
        *(
            f"keeps nothing when somebody does {name}."
            for bit, name in EVENTS.items()
            if not any(kind & bit for kind in keeping)
        ),
        *([] if refusing else ["can be truncated, and its rows are then forgotten."]),
    ]


def version_faults(table: str, ids: list[int], expected: int) -> list[str]:
    """Rows without one version for each write, or whose versions do not rise strictly, end to beginning."""
    return [
        f"Row {row} of {table} {what}"
        for row in ids
        for what in _wrong_versions(_versions(table, row), expected)
    ]


def _versions(table: str, row: int) -> list[tuple[Any, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"select recorded_from, recorded_to from {table}_hist where id = %s order by hid", [row]
        )
        return cursor.fetchall()


def _wrong_versions(versions: list[tuple[Any, Any]], expected: int) -> list[str]:
    pairs = list(pairwise(versions))
    return [
        *([f"has {len(versions)} versions after {expected} writes."] if len(versions) != expected else []),
        *(["has versions whose moments do not rise."] if any(b[0] <= a[0] for a, b in pairs) else []),
        *(["has a gap or an overlap between versions."] if any(b[0] != a[1] for a, b in pairs) else []),
    ]


def written_three_ways(viewer: Any, agency: int) -> list[int]:
    """Two threats added in bulk, changed in bulk and changed by plain SQL, all in one transaction."""
    from fourfold.understanding.threats.models import Threat

    facts = {
        "name": "Op Larch",
        "kind": "ocg",
        "phase": "pursue",
        "owner_agency_id": agency,
        "lead_agency_id": agency,
    }
    with viewing(viewer):
        made = Threat.objects.bulk_create(
            [Threat(reference=f"NW-OCG-900{number}", **facts) for number in range(2)]
        )
        ids = [threat.pk for threat in made]
        Threat.objects.filter(pk__in=ids).update(lro="DI Ellis")
        with connection.cursor() as cursor:
            cursor.execute("update threats_threat set name = name || ' 2' where id = any (%s)", [ids])
    return ids


@owners_view
def test_every_table_with_history_keeps_every_column_and_write(catalogue):
    kept = [table for table, scope in cases.scoped().items() if scope.history]
    must_hold(shape_faults(catalogue, [*kept, *cases.OPEN]))


def test_bulk_writes_and_plain_sql_leave_versions(person, register):
    analyst = person("analyst", "cheshire")
    ids = written_three_ways(analyst, register["cheshire"])
    with viewing(analyst):
        must_hold(version_faults("threats_threat", ids, expected=3))


@owners_view
def test_planted_holes_in_history_are_caught(catalogue, plant):
    plant("history.sql")
    must_name(
        shape_faults(catalogue, ["planted_case", "planted_forgotten"]),
        "planted_case keeps no versions of its column lro",
        "planted_case keeps nothing when somebody does update",
        "planted_case keeps nothing when somebody does delete",
        "planted_case can be truncated",
        "planted_forgotten keeps no history",
    )


def test_planted_ties_and_lost_writes_are_caught(db):
    with connection.cursor() as cursor:
        cursor.execute((PLANTED / "versions.sql").read_text())
    must_name(
        version_faults("planted_case", [1, 2], expected=3),
        "Row 1 of planted_case has versions whose moments do not rise",
        "Row 2 of planted_case has 1 versions after 3 writes",
        "Row 1 of planted_case has a gap or an overlap",
    )
