"""Migration operations that make a table keep its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation

from fourfold.core.history.sql import keeping


class KeepHistory(Operation):
    """Keep every version of `model_name`'s rows; with `slices`, also the narrow table for lists of the past.

    Without names, all columns are kept but those in `leave_out` (derived ones, such as search words).
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        model_name: str,
        *,
        leave_out: Sequence[str] = (),
        slices: Sequence[str] = (),
        slice_indexes: Sequence[str] = (),
    ) -> None:
        self.model_name = model_name
        self.leave_out, self.slices, self.slice_indexes = (
            tuple(leave_out),
            tuple(slices),
            tuple(slice_indexes),
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        given = {"leave_out": self.leave_out, "slices": self.slices, "slice_indexes": self.slice_indexes}
        return type(self).__name__, [self.model_name], {name: value for name, value in given.items() if value}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Django's picture of the tables does not change: versions are read through unmanaged twins."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        table = model._meta.db_table
        fields = [field for field in model._meta.local_fields if field.column not in self.leave_out]
        columns = [schema_editor.quote_name(field.column) for field in fields]  # one may be called "order"
        schema_editor.execute(keeping.sql_for_versions(table, columns))
        if self.slices:
            schema_editor.execute(keeping.sql_for_slices(table, self.slices, self.slice_indexes))
            schema_editor.execute(keeping.sql_for_new_period(table, self.slices))
        schema_editor.execute(keeping.sql_for_keeping(table, columns, self.slices))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(keeping.sql_for_forgetting(table))

    def describe(self) -> str:
        return f"Keep the history of {self.model_name}"


class AlsoKeep(Operation):
    """Keep a column that was added to a table with history and without slices; earlier versions hold its default.

    It follows the AddField of the same migration.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str, name: str) -> None:
        self.model_name, self.name = model_name, name

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name, self.name], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """As with KeepHistory, Django's picture of the tables does not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        field, table = model._meta.get_field(self.name), model._meta.db_table
        column, default = (
            schema_editor.quote_name(field.column),
            schema_editor.quote_value(field.get_default()),
        )
        kind = field.db_type(schema_editor.connection)
        schema_editor.execute(f"alter table {table}_hist add column {column} {kind} default {default}")
        schema_editor.execute(f"alter table {table}_hist alter column {column} drop default")
        columns = [schema_editor.quote_name(one.column) for one in model._meta.local_fields]
        schema_editor.execute(keeping.sql_for_keeping(table, columns, ()))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        table, gone = model._meta.db_table, model._meta.get_field(self.name).column
        kept = [
            schema_editor.quote_name(one.column) for one in model._meta.local_fields if one.column != gone
        ]
        schema_editor.execute(keeping.sql_for_keeping(table, kept, ()))
        schema_editor.execute(f"alter table {table}_hist drop column {schema_editor.quote_name(gone)}")

    def describe(self) -> str:
        return f"Keep the history of {self.name} of {self.model_name} too"


class KeepNoMore(AlsoKeep):
    """Forget a column that nothing reads any more, in every version too. It stands before the RemoveField."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Forget {self.name} of {self.model_name}"
