"""Whether a database has the tables that this version reads and writes, whatever its list of migrations says."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

COLUMNS = """
    select c.relname, a.attname, a.atttypid::regtype::text from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attnum > 0
       and not a.attisdropped"""
# Types as the database itself writes them.
TYPES = "select name, to_regtype(kind)::text from unnest(%s::text[], %s::text[]) as t (name, kind)"


def misfits(owner: psycopg.Connection) -> list[str]:
    """Each column that this version needs and that is missing or of another type, as a sentence without its end.

    Versions of rows are looked at too. What the tables have besides is their own affair.
    """
    there: dict[str, dict[str, str]] = {}
    for table, column, kind in owner.execute(COLUMNS):
        there.setdefault(table, {})[column] = kind
    return [
        wrong
        for table, wanted in _wanted(owner).items()
        for each in (table, *([f"{table}_hist"] if f"{table}_hist" in there else []))
        for wrong in _wrong(each, wanted, there.get(each, {}))
    ]


def _wanted(owner: psycopg.Connection) -> dict[str, dict[str, str]]:
    """The columns of each of our tables with their types, as the models of this version have them."""
    from django.apps import apps
    from django.db import connections

    found: dict[str, dict[str, str]] = {}
    for model in (each for each in apps.get_models() if each.__module__.startswith("fourfold.")):
        kinds = {field.column: field.db_type(connections["owner"]) for field in model._meta.local_fields}
        said = {name: kind for name, kind in kinds.items() if kind}
        known = owner.execute(TYPES, [list(said), list(said.values())])
        found[model._meta.db_table] = dict(known.fetchall())
    return found


def _wrong(table: str, wanted: dict[str, str], there: dict[str, str]) -> Iterator[str]:
    if not there:
        yield f"there is no table {table}"
        return
    for column, kind in wanted.items():
        if column not in there:
            yield f"{table} has no column {column}"
        elif there[column] != kind:
            yield f"{table} holds {column} as {there[column]} and not as {kind}"
