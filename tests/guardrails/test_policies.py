"""Policies: what the database holds is what the declaration says today, whatever a migration of long ago wrote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from fourfold.core.access.scope import RowScope, sql_for_scope
from tests.guardrails import cases
from tests.guardrails.checking import must_hold, must_name

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

# Policies that a table has besides, or instead, each for the reason that its migration gives.
OWN = {
    ("threats_linkedperson", "for_who_protects"), ("threats_linkedperson_hist", "for_who_protects"),
    ("threats_exploitationcheck", "for_who_protects"), ("threats_exploitationcheck_hist", "for_who_protects"),
    ("jobs_work", "seen"), ("jobs_work", "changed"),  # one's own work too
    ("extracts_run", "added"), ("extracts_run", "run_by_its_runner"), ("extracts_run", "whole_scope"),
    ("extracts_run", "own_scope"), ("extracts_sealedrow", "added"),
    ("sharing_party", "seen_by_other"), ("sharing_agreement", "seen_by_party"),
    # A partner's rows, which the agency that shared adds, sees and keeps right; and until when the partner sees a copy.
    *((f"sharing_{table}", name) for table in ("disclosure", "action", "correction", "contact")
      for name in ("added", "seen_by_other", "added_by_other", "changed_by_other")),
    ("sharing_disclosure", "while_it_may_be_used"), ("sharing_disclosure_hist", "while_it_may_be_used"),
    # Who is to be protected, in what was shared: for those roles that act for them.
    *((f"sharing_{table}", "of_protected") for table in ("edition", "edition_hist", "disclosure", "contact")),
    ("sharing_contact", "under_its_agreement"), ("sharing_contact_hist", "under_its_agreement"),
    ("sharing_given", "seen_by_other"), ("sharing_given", "changed_by_other"),
    ("extracts_sealedrow", "sealed_by_its_runner"), ("extracts_sealedrow", "with_its_run"),
}  # fmt: skip
Policies = dict[tuple[str, str], tuple[Any, ...]]


def faults(cursor: Any, tables: dict[str, RowScope]) -> list[str]:
    """Policies that are not what `sql_for_scope` says."""
    said, held = _said(cursor, tables), _held(cursor, list(cases.every_table(tables)))
    return [
        f"The policy {name} of {table} is not what sql_for_scope says today. Mend: alter policy in a migration,"
        " or name it in test_policies.py with the reason."
        for table, name in sorted((said.keys() | held.keys()) - OWN)
        if said.get((table, name)) != held.get((table, name))
    ]


def _said(cursor: Any, tables: dict[str, RowScope]) -> Policies:
    """What today's text gives, read back from tables that have nothing else."""
    twins = {table: f"twin_{number}" for number, table in enumerate(tables)}
    for table, twin in twins.items():
        scope = tables[table]
        endings = ["", *(["_hist"] if scope.history else []), *(["_slice"] if scope.slices else [])]
        for ending in endings:
            cursor.execute(f"create table {twin}{ending} (id bigint, akey integer)")
        cursor.execute(sql_for_scope(twin, scope))
    named = {
        f"{twin}{ending}": f"{table}{ending}"
        for table, twin in twins.items()
        for ending in ("", "_hist", "_slice")
    }
    held = _held(cursor, list(named))
    for twin in named:
        cursor.execute(f"drop table if exists {twin} cascade")
    return {
        (named[twin], name): tuple(_renamed(value, twin, named[twin]) for value in found)
        for (twin, name), found in held.items()
    }


def _renamed(value: Any, twin: str, table: str) -> Any:
    if not isinstance(value, str):
        return value
    return value.replace(twin, table).replace(twin.removesuffix("_hist"), table.removesuffix("_hist"))


def _held(cursor: Any, tables: Iterable[str]) -> Policies:
    cursor.execute(
        "select tablename, policyname, cmd, roles::text[], permissive, qual, with_check from pg_policies"
        " where schemaname = 'public' and tablename = any (%s)",
        [list(tables)],
    )
    return {(table, name): (command, *found) for table, name, command, *found in cursor.fetchall()}


def test_every_policy_is_what_the_declaration_says_today(catalogue):
    must_hold(faults(catalogue, cases.scoped()))


def test_planted_policies_of_other_words_are_caught(catalogue, plant):
    plant("policies.sql")
    scope = RowScope(history=False, changeable=False)
    must_name(
        faults(catalogue, {"planted_wide": scope}),
        "The policy seen of planted_wide",
        "The policy besides of planted_wide",
        "The policy added of planted_wide",
    )
