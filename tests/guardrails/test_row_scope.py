"""Row scope: every case row belongs to somebody, and the database itself shows it to nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest

from fourfold.core.access.scope import RowScope
from tests.guardrails import cases
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.planted.models import PLANTED

owners_view = pytest.mark.django_db(databases=["default", "owner"])

# Tables of the case bands without case rows.
NOT_CASE_ROWS = {
    "threats.ReferenceCounter": "the last number given under a prefix",
    "threats.SavedView": "a person's own name for coded filters; only that person's are asked for",
    "assessments.ModelFile": "a scoring model, which everybody who is scored by it may read",
    "extracts.LockedDefinition": "the words of a definition that was run; it tells nothing of runs or runners",
    "extracts.RowKey": "a random key for digests, by a record's number; it tells nothing of the record",
    "extracts.DisruptionKey": "the same for a disruption's number",
    "exchange.Touched": "the number of something that changed; it tells nothing of it, and is not shown",
}
MEND = "Mend: use SEEN or CHANGED of core/access/scope.py."
APP, OWNER = "fourfold_app", "fourfold_owner"
KEYS = re.compile(r"current_setting\('app\.(?:write_)?keys'")
# The setting is read once a statement only inside a sub-select; written bare it is read once a row.
WRAPPED = re.compile(r"\(\s*SELECT\s+\(*string_to_array\(current_setting\('app\.(?:write_)?keys'")


def model_faults(models: Iterable[Any]) -> list[str]:
    """Models whose rows belong to nobody."""
    return [
        f"{model._meta.label} declares no row_scope. Mend: give it a RowScope and an akey, and ScopeRows"
        " in a migration; or, if it holds no case rows, name it in test_row_scope.py with the reason."
        for model in models
        if not hasattr(model, "row_scope") and (_has_key(model) or _of_a_case_band(model))
        if model._meta.label not in NOT_CASE_ROWS
    ]


def _has_key(model: Any) -> bool:
    return any(field.name == "akey" for field in model._meta.local_fields)


def _of_a_case_band(model: Any) -> bool:
    parts = model.__module__.split(".")
    return parts[0] != "fourfold" or parts[1] in cases.CASE_BANDS


def table_faults(cursor: Any, tables: dict[str, RowScope]) -> list[str]:
    """Case tables, histories and slices that row security does not guard."""
    return [
        f"{table} {what}"
        for table in cases.every_table(tables)
        for what in (*_unguarded(cursor, table), *_wrong_policies(cursor, table))
    ]


def _unguarded(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "select relrowsecurity, relforcerowsecurity from pg_class where oid = to_regclass(%s)", [table]
    )
    found = cursor.fetchone()
    if found is None:
        return [
            "does not exist, although its model declares it. Mend: KeepHistory or ScopeRows in a migration."
        ]
    enabled, forced = found
    return [
        *([] if enabled else ["has no row security. Mend: ScopeRows in a migration."]),
        *([] if forced else ["does not force row security on its owner. Mend: ScopeRows in a migration."]),
    ]


def _wrong_policies(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "select policyname, cmd, roles::text[], permissive,"
        " coalesce(qual, '') || ' ' || coalesce(with_check, '')"
        " from pg_policies where schemaname = 'public' and tablename = %s",
        [table],
    )
    policies = cursor.fetchall()
    if not any(command in ("SELECT", "ALL") and APP in roles for _, command, roles, *_ in policies):
        return ["shows its rows by no policy of the application's. Mend: ScopeRows in a migration."]
    return [
        f"has the policy {name!r}, which {what}"
        for name, _, roles, permissive, condition in policies
        for what in _wrong(roles, permissive, condition)
    ]


def _wrong(roles: list[str], permissive: str, condition: str) -> list[str]:
    """What is wrong with a policy; one that only narrows what others allow is always right."""
    if permissive == "RESTRICTIVE" or roles == [OWNER]:
        return []
    return [
        *([] if roles == [APP] else [f"is for {', '.join(roles)}. Mend: name {APP} or {OWNER} alone."]),
        *([] if KEYS.search(condition) else [f"asks nothing of the viewer's keys. {MEND}"]),
        *(
            []
            if len(KEYS.findall(condition)) == len(WRAPPED.findall(condition))
            else [f"reads a setting once a row. {MEND}"]
        ),
    ]  # fmt: skip


def test_every_case_model_declares_its_scope():
    must_hold(model_faults(cases.own_models()))


def test_planted_models_without_a_scope_are_caught():
    must_name(
        model_faults(PLANTED), "planted.Loose declares no row_scope", "planted.Tied declares no row_scope"
    )


@owners_view
def test_the_database_guards_every_case_table(catalogue):
    must_hold(table_faults(catalogue, cases.scoped()))


@owners_view
def test_planted_open_tables_are_caught(catalogue, plant):
    plant("row_scope.sql")
    found = table_faults(
        catalogue,
        {
            "planted_open": RowScope(history=False),
            "planted_bare": RowScope(),
            "planted_anyone": RowScope(history=False),
        },
    )
    must_name(
        found,
        "planted_open has no row security",
        "planted_bare does not force row security",
        "planted_bare has the policy 'seen', which reads a setting once a row",
        "planted_bare_hist does not exist",
        "planted_anyone has the policy 'seen', which is for public",
        "planted_anyone has the policy 'added', which asks nothing of the viewer's keys",
    )
