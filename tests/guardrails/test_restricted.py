"""Restricted records: everything that takes a record's key follows it into the past, through indexes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.guardrails.checking import must_hold, must_name

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

# Triggers that carry a changed key of a restricted record's table on to another.
CARRYING = """
    select k.table_name, left(p.proname, strpos(p.proname, '_follow_') - 1)
      from access_kind k join pg_trigger t on t.tgrelid = to_regclass(k.table_name)
      join pg_proc p on p.oid = t.tgfoid where p.proname like '%\\_follow\\_%'
"""
# The first column of some index of the follower's history.
INDEXED = """
    select f.parent, f.child, f.parent_column,
           exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                    where i.indrelid = to_regclass(f.child || '_hist') and a.attname = f.parent_column)
      from access_follower f
"""


def faults(cursor: Any) -> list[str]:
    """Followers whose past would stay open, or be looked for row by row."""
    cursor.execute(INDEXED)
    known = {(parent, child): (column, indexed) for parent, child, column, indexed in cursor.fetchall()}
    cursor.execute(CARRYING)
    return [
        f"The past of {child} does not follow {parent} when that is restricted. Mend: follows(...) in a migration."
        for parent, child in cursor.fetchall()
        if (parent, child) not in known
    ] + [
        f"Versions of {child} are not found by {column}. Mend: create index on {child}_hist ({column})."
        for (_, child), (column, indexed) in known.items()
        if not indexed
    ]


def test_the_past_of_every_follower_follows(catalogue):
    must_hold(faults(catalogue))


def test_planted_followers_are_caught(catalogue, plant):
    plant("restricted.sql")
    must_name(
        faults(catalogue),
        "The past of planted_note does not follow threats_threat",
        "Versions of planted_sheet are not found by threat_id",
    )
