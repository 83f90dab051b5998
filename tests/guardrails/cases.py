"""Which tables hold case rows: those of models that declare a row scope, with their history and slices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from fourfold.core.access.scope import RowScope

# Nobody's case: everybody reads what these were, so that pages of the past name things as they were named then.
OPEN = (
    *(f"agencies_{one}" for one in ("agency", "agencyname", "agencyplace", "carryover", "succession")),
    "reference_code",
)
CASE_BANDS = ("data", "analysis", "understanding", "resourcing", "tackling", "reporting")


def own_models() -> list[Any]:
    """Every model of the platform's that has a table of its own."""
    return [
        model
        for model in apps.get_models()
        if model._meta.managed and model.__module__.startswith("fourfold.")
    ]


def scoped() -> dict[str, RowScope]:
    """The row scope of each case table."""
    return {model._meta.db_table: model.row_scope for model in own_models() if hasattr(model, "row_scope")}


def every_table(tables: dict[str, RowScope]) -> Iterator[str]:
    """Each case table, with its history and its slices where it has them."""
    for table, scope in tables.items():
        yield table
        yield from [f"{table}_hist"] if scope.history else []
        yield from [f"{table}_slice"] if scope.slices else []
