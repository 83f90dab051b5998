"""Rows as they are today, or as they were known at a past moment: one way to read both.

Versions are written by the database alone (`sql/keeping.py`) and pass row security like the rows themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model, prefetch_related_objects

# A version says in which request it was recorded; a row may have a `request` of its own.
OWN = {"request": "in_request"}
# Asked of a column: that it holds something.
GIVEN = object()


def rows(model: type[Model], as_of: datetime | None, *related: str, **equal: Any) -> list[Any]:
    """Rows whose columns equal what is given (or are in a collection of it, or are GIVEN), by their number.

    Those of a moment are no live rows: they are read, never saved. `related` are read along, as they are today.
    """
    condition, values = _condition(equal)
    statement = f"select * from {_source(model, as_of)} where {condition} order by id"
    found = list(model._default_manager.raw(statement, {**values, "as_of": as_of}, translations=OWN))
    read_along(found, *related)
    return found


def read_along(found: list[Any], *related: str) -> None:
    """Read what these rows point at, in one query each."""
    prefetch_related_objects(found, *related)


def versions_until(model: type[Model], moment: datetime, **equal: Any) -> list[Any]:
    """Every version of rows up to a moment, in the order in which they were recorded."""
    condition, values = _condition(equal)
    statement = f"select * from {model._meta.db_table}_hist where {condition} and recorded_from <= %(as_of)s"
    found = model._default_manager.raw(
        f"{statement} order by recorded_from", {**values, "as_of": moment}, translations=OWN
    )
    return list(found)


def first_versions(model: type[Model], **equal: Any) -> list[Any]:
    """How each of these rows was first recorded, in that order, with `recorded_from` and `in_request`."""
    condition, values = _condition(equal)
    firsts = f"select distinct on (id) * from {model._meta.db_table}_hist where {condition} order by id, recorded_from"
    statement = f"select * from ({firsts}) first order by recorded_from"
    return list(model._default_manager.raw(statement, values, translations=OWN))


def values(model: type[Model], as_of: datetime | None, *columns: str, **equal: Any) -> list[tuple[Any, ...]]:
    """Some columns of every row, or of those that `equal` keeps, by its number."""
    condition, given = _condition(equal)
    with connection.cursor() as cursor:
        statement = f"select {', '.join(columns)} from {_source(model, as_of)} where {condition} order by id"
        cursor.execute(statement, {**given, "as_of": as_of})
        return cursor.fetchall()


def _source(model: type[Model], as_of: datetime | None) -> str:
    """The live table, or the versions of the moment under its name."""
    table = model._meta.db_table
    if as_of is None:
        return table
    known = "recorded_from <= %(as_of)s and recorded_to > %(as_of)s"
    return f"(select * from {table}_hist where {known}) as {table}"


def _condition(equal: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    values = {name: value for name, value in equal.items() if value is not GIVEN}
    many = {
        name for name, value in values.items() if isinstance(value, Collection) and not isinstance(value, str)
    }
    tests = [f"{name} is not null" for name in equal.keys() - values.keys()]
    tests += [f"{name} = any (%({name})s)" if name in many else f"{name} = %({name})s" for name in values]
    return " and ".join(tests) or "true", {
        name: list(value) if name in many else value for name, value in values.items()
    }
