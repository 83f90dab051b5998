"""SQL that keeps every version of a table's rows.

Shape and measurements: a plain history table cannot answer counts and totals of a past day quickly, whatever its
index, because the rows of one day lie scattered over all versions. So full versions are kept in `<table>_hist`
(always read by id), and narrow *slices* in `<table>_slice` (read by lists, counts and totals): for each period,
every version that was live at any time in it. Triggers work once a statement, over transition tables: one call a
row held bulk loads to a tenth of the speed.
"""

from __future__ import annotations

from collections.abc import Sequence

# A version that is still the latest ends here. Not 'infinity': the driver cannot turn that into a datetime.
FOREVER = "9999-12-31 00:00:00+00"


def sql_for_versions(table: str, columns: Sequence[str]) -> str:
    """The table of full versions: the live table's columns, when recorded, until when, by whom."""
    return f"""
        create table {table}_hist as select {", ".join(columns)} from {table} with no data;
        alter table {table}_hist
            add hid bigint generated always as identity primary key,
            add recorded_from timestamptz not null,
            add recorded_to timestamptz not null default '{FOREVER}',
            add recorded_by integer,
            add request text;
        create index {table}_hist_id on {table}_hist (id, recorded_from);
        -- One latest version a row; cheaper by far than an exclusion constraint on the whole period.
        create unique index {table}_hist_latest on {table}_hist (id) where recorded_to = '{FOREVER}';
    """


def sql_for_slices(table: str, sliced: Sequence[str], indexes: Sequence[str]) -> str:
    """The narrow table that lists of the past read; every index starts with the period and covers the rest."""
    made = "\n".join(
        f"create index {table}_slice_{number} on {table}_slice (period, {order});"
        for number, order in enumerate(indexes)
    )
    return f"""
        create table {table}_slice as select {", ".join(sliced)} from {table} with no data;
        alter table {table}_slice
            add period integer not null,
            add hid bigint not null,
            add recorded_from timestamptz not null,
            add recorded_to timestamptz not null,
            add primary key (period, hid);
        {made}
        insert into history_period (table_name, starts_at) values ('{table}', '0001-01-01 00:00:00+00');
    """


def sql_for_keeping(table: str, columns: Sequence[str], sliced: Sequence[str]) -> str:
    """The triggers. Recorded moments rise strictly for each row, also within one transaction."""
    closing = f"""
            closed as (
                update {table}_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b {{changed}}
                 where h.id = b.id and h.recorded_to = '{FOREVER}' {{differs}}
                returning h.id, h.hid, h.recorded_to
            ){_sql_for_shutting(table) if sliced else ""}"""
    changed = closing.format(changed="join fresh a using (id)", differs="and a is distinct from b")
    gone = closing.format(changed="", differs="")
    return "".join(
        (
            _function(table, "new", sliced, f"with {_opening(table, columns, sliced, 'moment', 'fresh a')}"),
            _function(
                table,
                "changed",
                sliced,
                f"with {changed}, "
                + _opening(table, columns, sliced, "c.recorded_to", "fresh a join closed c using (id)"),
            ),
            _function(table, "gone", sliced, f"with {gone} select count(*) from closed into closed_rows"),
            _sql_for_triggers(table),
        )
    )


def _function(table: str, when: str, sliced: Sequence[str], statement: str) -> str:
    """One trigger function; as the owner, since the application may not write history itself."""
    period = f"(select no from history_period where table_name = '{table}' order by no desc limit 1)"
    return f"""
        create or replace function {table}_keep_{when}() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer{f" := {period}" if sliced else ""};
            closed_rows bigint;
        begin
            {statement};
            return null;
        end $$;
    """


def _opening(table: str, columns: Sequence[str], sliced: Sequence[str], moment: str, source: str) -> str:
    """The end of a statement: new versions, and their slices where the table has any."""
    fields, taken = ", ".join(columns), ", ".join(f"a.{name}" for name in columns)
    insert = f"""
            insert into {table}_hist ({fields}, recorded_from, recorded_by, request)
            select {taken}, {moment}, acting_user(), acting_request() from {source}"""
    if not sliced:
        return f"opened as ({insert} returning 1) select count(*) from opened into closed_rows"
    narrow, cut = ", ".join(sliced), ", ".join(f"o.{name}" for name in sliced)
    return f"""opened as ({insert} returning *)
            insert into {table}_slice ({narrow}, period, hid, recorded_from, recorded_to)
            select {cut}, period_no, o.hid, o.recorded_from, o.recorded_to from opened o"""


def _sql_for_shutting(table: str) -> str:
    return f""",
            shut as (
                update {table}_slice s set recorded_to = c.recorded_to
                  from closed c where s.hid = c.hid and s.period = period_no
            )"""


def _sql_for_triggers(table: str) -> str:
    return f"""
        create or replace trigger {table}_keep_new after insert on {table}
            referencing new table as fresh for each statement execute function {table}_keep_new();
        create or replace trigger {table}_keep_changed after update on {table}
            referencing old table as stale new table as fresh
            for each statement execute function {table}_keep_changed();
        create or replace trigger {table}_keep_gone after delete on {table}
            referencing old table as stale for each statement execute function {table}_keep_gone();
        create or replace trigger {table}_no_truncate before truncate on {table}
            for each statement execute function never_truncate();
    """


def sql_for_new_period(table: str, sliced: Sequence[str]) -> str:
    """A function that opens the next period: waits for writers, carries over what is live, in about a second.

    Lists of the past stay right without it, only slower as the open period grows; so it may run when it suits.
    """
    fields, taken = ", ".join(sliced), ", ".join(f"h.{name}" for name in sliced)
    return f"""
        create or replace function {table}_new_period() returns integer language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        declare period_no integer;
        begin
            -- Writers hold a weaker lock on the table until they commit: none is half-way when the period starts.
            lock table {table} in share row exclusive mode;
            insert into history_period (table_name, starts_at) values ('{table}', fourfold_now())
                returning no into period_no;
            insert into {table}_slice ({fields}, period, hid, recorded_from, recorded_to)
            select {taken}, period_no, h.hid, h.recorded_from, h.recorded_to
              from {table}_hist h where h.recorded_to = '{FOREVER}' order by h.id;
            return period_no;
        end $$;
        revoke all on function {table}_new_period() from public;
        grant execute on function {table}_new_period() to fourfold_app;
    """


def sql_for_forgetting(table: str) -> str:
    """The way back of a migration."""
    functions = " ".join(
        f"drop function if exists {table}_{name}() cascade;"
        for name in ("keep_new", "keep_changed", "keep_gone", "new_period")
    )
    return f"""
        {functions}
        drop trigger if exists {table}_no_truncate on {table};
        drop table if exists {table}_hist; drop table if exists {table}_slice;
        delete from history_period where table_name = '{table}';
    """
