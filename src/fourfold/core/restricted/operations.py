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


def with_its_threat(child: str, parent: str, column: str) -> migrations.RunSQL:
    """A row that hangs on `parent` and points at a threat takes the threat's key where that is restricted.

    Else the row would tell whoever sees the parent that there is such a threat. Where both are restricted it keeps its
    parent's. Its past goes along, when either changes and when it is added.
    """
    past = f"""
        update {child}_hist c set akey = case when p.akey < 0 then p.akey when t.akey < 0 then t.akey else coalesce(
            (select h.akey from {parent}_hist h where h.id = p.id and h.recorded_from <= c.recorded_from
              order by h.recorded_from desc limit 1), c.akey) end
          from {parent} p, threats_threat t
         where p.id = c.{column} and t.id = c.threat_id and c.{{by}} = $1"""
    hook = """
        create function {name}(of_record bigint) returns void language sql
        security definer set search_path = pg_catalog, public, pg_temp as $$ {body} $$;
        revoke all on function {name} from public;
        insert into access_hook (table_name, function_name) values ('{table}', '{name}');
    """
    hooks = hook.format(name=f"{child}_of_threat", body=past.format(by="threat_id"), table="threats_threat")
    hooks += hook.format(name=f"{child}_of_parent", body=past.format(by=column), table=parent)
    return migrations.RunSQL(
        hooks
        + f"""
        create function {child}_stricter() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        declare
            own integer := (select akey from {parent} where id = new.{column});
            threat integer := (select akey from threats_threat where id = new.threat_id);
        begin
            new.akey := case when own > 0 and threat < 0 then threat else own end;
            return new;
        end $$;
        create or replace trigger {child}_retake_key before update of {column}, threat_id, akey on {child}
            for each row execute function {child}_stricter();
        create function {child}_beside() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
            update {child} set akey = null where threat_id = new.id;
            return null;
        end $$;
        create trigger {child}_beside after update on threats_threat
            for each row when (new.akey <> old.akey and least(new.akey, old.akey) < 0)
            execute function {child}_beside();
        create function {child}_with_threat() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        declare
            one bigint;
        begin
            for one in
                select distinct f.threat_id from fresh f join threats_threat t on t.id = f.threat_id and t.akey < 0
            loop
                update {child} set akey = null where threat_id = one and akey > 0;
                perform {child}_of_threat(one);
            end loop;
            return null;
        end $$;
        create trigger {child}_with_threat after insert on {child}
            referencing new table as fresh for each statement execute function {child}_with_threat();
        revoke all on function {child}_stricter, {child}_beside, {child}_with_threat from public;
        """,
        migrations.RunSQL.noop,
    )
