"""Migration operations of a record that can be restricted: its key is kept by triggers, and its past follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.models import IntegerField


class KeepKey(Operation):
    """The key of `model_name`, so far always its owner's, is kept by triggers: it may be a compartment's.

    `drop expression` leaves column, indexes and policies as they are. A column that was generated before stays full.
    """

    reversible = False
    reduces_to_sql = True

    def __init__(self, model_name: str, *, kind: str, owner: str) -> None:
        self.model_name, self.kind, self.owner = model_name, kind, owner

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name], {"kind": self.kind, "owner": self.owner}

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.alter_field(app_label, self.model_name.lower(), "akey", IntegerField(editable=False), True)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(sql_for_kept_key(table, self.kind, self.owner))

    def describe(self) -> str:
        return f"Keep the access key of {self.model_name} by triggers"


def sql_for_kept_key(table: str, kind: str, owner: str) -> str:
    """Triggers: a new row is its owner's; a changed owner or key asks what the record is in; the past follows a key."""
    return f"""
        alter table {table} alter column akey drop expression;
        insert into access_kind (kind, table_name, owner_column) values ('{kind}', '{table}', '{owner}');
        create function {table}_new_key() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
        begin
            new.akey := new.{owner};
            return new;
        end $$;
        create trigger {table}_new_key before insert on {table}
            for each row when (new.akey is distinct from new.{owner}) execute function {table}_new_key();
        create function {table}_keep_key() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
            new.akey := access_key_of('{table}', new.id, new.{owner});
            return new;
        end $$;
        create trigger {table}_keep_key before update on {table}
            for each row when (new.akey is distinct from old.akey or new.{owner} <> old.{owner})
            execute function {table}_keep_key();
        create trigger {table}_key_changed after update on {table}
            for each row when (new.akey <> old.akey and least(new.akey, old.akey) < 0)
            execute function access_key_changed();
    """


def follows(parent: str, followers: Iterable[tuple[str, str]]) -> migrations.RunSQL:
    """These tables (with the column that names the record) have a past that follows the record's key."""
    rows = ", ".join(f"('{parent}', '{child}', '{column}')" for child, column in followers)
    return migrations.RunSQL(
        f"insert into access_follower (parent, child, parent_column) values {rows}", migrations.RunSQL.noop
    )


def also(table: str, function: str, body: str) -> migrations.RunSQL:
    """When a key of `table` changes the owner also does this, given the record's number as `$1`."""
    return migrations.RunSQL(
        f"""
        create function {function}(of_record bigint) returns void language sql
        security definer set search_path = pg_catalog, public, pg_temp as $$ {body} $$;
        revoke all on function {function} from public;
        insert into access_hook (table_name, function_name) values ('{table}', '{function}');
        """,
        migrations.RunSQL.noop,
    )


def names(table: str, function: str, body: str) -> list[migrations.RunSQL]:
    """What names a record of `table` besides its reference (texts, given its number as `$1`), for exact matches.

    It is kept up with the record while that is restricted.
    """
    return [
        migrations.RunSQL(
            f"""
            create function {function}(of_record bigint) returns setof text language sql stable
            security definer set search_path = pg_catalog, public, pg_temp as $$ {body} $$;
            revoke all on function {function} from public;
            insert into access_hook (table_name, function_name) values ('names {table}', '{function}');
            create trigger {table}_points after update on {table}
                for each row when (new.akey < 0 or old.akey < 0) execute function access_points_changed();
            """,
            migrations.RunSQL.noop,
        )
    ]
