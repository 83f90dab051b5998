"""Which rows exist for a viewer: row security, written from a declaration on the model.

Every scoped row carries one integer, its access key: the agency that owns it. A transaction carries the keys that
its viewer may see and may change. The comparison is wrapped in a sub-select, so that PostgreSQL reads the setting
once a statement; written bare it is read once a row, which took ten times as long. Integer equality is leakproof, so
indexes still serve under the policy. A transaction without a viewer has no keys, and sees nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.migrations.operations.base import Operation

SEEN = "(select string_to_array(current_setting('app.keys', true), ',')::int[])::int[]"
CHANGED = "(select string_to_array(current_setting('app.write_keys', true), ',')::int[])::int[]"


@dataclass(frozen=True)
class RowScope:
    """Declared on a model as `row_scope`: what it keeps of the past, and what may become of a row."""

    history: bool = True
    slices: bool = False
    changeable: bool = True
    deletable: bool = False


def access_key(column: str) -> models.GeneratedField:
    """The access key of a row that an agency owns: always the agency in `column`, worked out by the database."""
    owner: Any = models.F(column)
    return models.GeneratedField(expression=owner, output_field=models.IntegerField(), db_persist=True)


def kept_key() -> models.IntegerField:
    """The access key of a row that may be restricted: its owner's, or minus its compartment's number. Triggers keep it
    (`KeepKey` in `core/restricted/operations.py`); whatever else is written into it is put right."""
    return models.IntegerField(editable=False)


def own_number() -> models.Case:
    """For a unique constraint: a restricted row clashes with nothing, since the error would tell that there is one."""
    return models.Case(models.When(akey__lt=0, then=models.F("id")), default=models.Value(0))


def sql_for_scope(table: str, scope: RowScope) -> str:
    """Force row security on a table and on its history, and grant the application what it needs and no more."""
    sql = f"""
        {_sql_for_force(table)}
        grant select, insert on {table} to fourfold_app;
        create policy seen on {table} for select to fourfold_app using (akey = any ({SEEN}));
        create policy added on {table} for insert to fourfold_app with check (akey = any ({CHANGED}));
    """
    if scope.changeable:
        sql += f"""
            grant update on {table} to fourfold_app;
            create policy changed on {table} for update to fourfold_app
                using (akey = any ({CHANGED})) with check (akey = any ({CHANGED}));
        """
    if scope.deletable:
        sql += f"""
            grant delete on {table} to fourfold_app;
            create policy gone on {table} for delete to fourfold_app using (akey = any ({CHANGED}));
        """
    if scope.history:
        # A past version is seen by whoever could see it then, and by whoever sees the record today.
        sql += f"""
            {_sql_for_force(f"{table}_hist")}
            grant select on {table}_hist to fourfold_app;
            create policy seen on {table}_hist for select to fourfold_app using (
                akey = any ({SEEN})
                or exists (select 1 from {table} live where live.id = {table}_hist.id));
        """
    if scope.slices:
        sql += f"""
            {_sql_for_force(f"{table}_slice")}
            grant select on {table}_slice to fourfold_app;
            create policy seen on {table}_slice for select to fourfold_app
                using (akey = any ({SEEN}));
        """
    return sql


def _sql_for_force(table: str) -> str:
    """Forced, so that the owner too passes through a policy: its own, which history's triggers need."""
    return f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy owner on {table} to fourfold_owner using (true) with check (true);
    """


class ScopeRows(Operation):
    """Apply a model's row scope to its table, its history and its slices."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str, **scope: Any) -> None:
        self.model_name, self.scope = model_name, scope

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name], self.scope

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Policies are not part of Django's picture of a table."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(sql_for_scope(table, RowScope(**self.scope)))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Policies go with their table; taking them off alone would open it."""

    def describe(self) -> str:
        return f"Row security on {self.model_name}"


class FollowParent(Operation):
    """Rows of `model_name` take their parent's access key, and follow it when the parent changes hands.

    A parent that the viewer cannot see gives no key, just as one that does not exist: the refusal is the same.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str, *, parent: str, column: str) -> None:
        self.model_name, self.parent, self.column = model_name, parent, column

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name], {"parent": self.parent, "column": self.column}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Triggers are not part of Django's picture of a table."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(sql_for_following(table, self.parent, self.column))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(
            "".join(
                f"drop function if exists {table}_{name}_key() cascade;"
                for name in ("take", "check", "follow")
            )
        )

    def describe(self) -> str:
        return f"{self.model_name} takes its access key from {self.parent}"


def sql_for_following(table: str, parent: str, column: str) -> str:
    """Triggers: take the key when a row is added, follow it when the parent's key changes.

    A bulk insert may give the keys itself, which saves a call a row; they are compared with the parents' once a
    statement. The comparison is a sub-select and no join: a plan made for a large load would be kept for single rows.
    """
    parents = f"(select p.akey from {parent} p where p.id = fresh.{column})"
    return f"""
        create function {table}_take_key() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
        begin
            new.akey := (select akey from {parent} where id = new.{column});
            return new;
        end $$;
        create trigger {table}_take_key before insert on {table}
            for each row when (new.akey is null) execute function {table}_take_key();
        create trigger {table}_retake_key before update of {column}, akey on {table}
            for each row execute function {table}_take_key();
        create function {table}_check_key() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from {parents}) then
                raise exception 'new row violates row-level security policy for table "{table}"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
        create trigger {table}_check_key after insert on {table}
            referencing new table as fresh for each statement execute function {table}_check_key();
        create function {table}_follow_key() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
            update {table} set akey = new.akey where {column} = new.id;
            return null;
        end $$;
        create trigger {table}_follow_key after update on {parent}
            for each row when (new.akey is distinct from old.akey) execute function {table}_follow_key();
    """
