"""Privileges: the application holds what each table's declaration says, and not one more."""

from __future__ import annotations

from typing import Any

import pytest

from fourfold.core.access.scope import RowScope
from tests.guardrails import cases
from tests.guardrails.checking import must_hold, must_name

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ALL = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
# Tables without case rows that need something else than to be read, added to and changed.
OTHERS = {
    "audit_entry": {"INSERT"},  # written, and read by nobody who writes
    "audit_block": {"SELECT"},  # counts and digests, by which anybody may know how far the log is sealed
    "audit_checked": {"SELECT"},
    "audit_era": {"SELECT"},
    "platform_clock": {"SELECT"},
    "history_period": {"SELECT"},
    "django_content_type": {"SELECT"},
    "django_migrations": {"SELECT"},
}
# The queue of long work holds numbers only. What stands in a job is never changed (update is by column, for its state);
# no job and no event is deleted; nothing is queued by the clock.
OTHERS |= {
    "procrastinate_jobs": {"SELECT", "INSERT", "UPDATE"},
    "procrastinate_events": {"INSERT"},
    "procrastinate_workers": {"SELECT", "INSERT", "UPDATE", "DELETE"},  # a worker that ends is forgotten
}
OTHERS |= {f"{table}_hist": {"SELECT"} for table in cases.OPEN}
# A person may throw away what is theirs and nobody's record; counts of tries to sign in are thrown away when old.
DISPOSABLE = {
    "threats_savedview",
    "access_brake",
    "access_session",
    "sending_draft",
    "sending_receipt",
    "sending_answer",
}
DISPOSABLE |= {"access_session"}  # signing out ends a session
# Notes of what changed, by number, which are thrown away once they are worked out.
DISPOSABLE |= {"exchange_touched"}
# What an entry says of itself, nobody who writes it may say.
AUDIT_STAMPS = ("id", "era", "xid", "stamped", "at", "device", "request")


def faults(cursor: Any, tables: dict[str, RowScope], plain: set[str]) -> list[str]:
    """Privileges of the application's that nothing declares; `plain` are our tables without case rows."""
    allowed = (
        declared(tables) | {table: set(ALL[: 4 if table in DISPOSABLE else 3]) for table in plain} | OTHERS
    )
    return [
        f"The application may {privilege.lower()} {table}, which nothing declares."
        " Mend: revoke it in a migration (or declare it in the model's row_scope)."
        for table, held in _held(cursor).items()
        for privilege in sorted(held - allowed.get(table, set()))
    ] + [
        f"The application may not {privilege.lower()} {table}, although its model says so."
        " Mend: ScopeRows in a migration."
        for table, needed in declared(tables).items()
        for privilege in sorted(needed - _held(cursor).get(table, set()))
    ]


def declared(tables: dict[str, RowScope]) -> dict[str, set[str]]:
    """What the row scopes of case tables give; history and slices are written by the database alone."""
    found: dict[str, set[str]] = {table: {"SELECT"} for table in cases.every_table(tables)}
    for table, scope in tables.items():
        found[table] |= {"INSERT"}
        found[table] |= {"UPDATE"} if scope.changeable else set()
        found[table] |= {"DELETE"} if scope.deletable else set()
    return found


def stamp_faults(cursor: Any) -> list[str]:
    """Columns of an audit entry that the application could make up."""
    cursor.execute(
        "select s.name from unnest(%s::text[]) as s (name)"
        " where has_column_privilege('fourfold_app', 'audit_entry', s.name, 'insert')",
        [list(AUDIT_STAMPS)],
    )
    return [
        f"The application may write {name} of audit_entry itself. Mend: revoke it; the database gives it."
        for (name,) in cursor.fetchall()
    ]


def _held(cursor: Any) -> dict[str, set[str]]:
    """What the application holds on each table, be it on one column only."""
    by_column = ("SELECT", "INSERT", "UPDATE", "REFERENCES")
    has = ", ".join(
        f"has_{'any_column' if name in by_column else 'table'}_privilege('fourfold_app', c.oid, '{name}')"
        for name in ALL
    )
    cursor.execute(
        f"select c.relname, {has} from pg_class c"
        " where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')"
    )
    return {
        row[0]: {name for name, held in zip(ALL, row[1:], strict=True) if held} for row in cursor.fetchall()
    }


def _plain() -> set[str]:
    return {model._meta.db_table for model in cases.own_models() if not hasattr(model, "row_scope")}


def test_the_application_holds_what_is_declared(catalogue):
    must_hold([*faults(catalogue, cases.scoped(), _plain()), *stamp_faults(catalogue)])


def test_planted_privileges_are_caught(catalogue, plant):
    plant("privileges.sql")
    fixed = RowScope(changeable=False, slices=True)
    found = [*faults(catalogue, {"planted_case": fixed}, set()), *stamp_faults(catalogue)]
    must_name(
        found,
        "may update planted_case,", "may delete planted_case,", "may update planted_case_hist,",
        "may truncate planted_case_slice,", "may select audit_entry,", "may select planted_forgotten,",
        "may not insert planted_case,", "may write at of audit_entry",
    )  # fmt: skip
