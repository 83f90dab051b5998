"""What the database itself does for drafts and receipts: shows them to their owner alone, and forgets them in time."""

from __future__ import annotations

OWN = "person = (select nullif(current_setting('app.user', true), '')::int)"


def sql_for_own_rows(table: str) -> str:
    """Force row security: a row exists for the person whose it is, until its last day has passed."""
    return f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy owner on {table} to fourfold_owner using (true) with check (true);
        create policy own on {table} to fourfold_app using ({OWN}) with check ({OWN});
        grant select, insert, update, delete on {table} to fourfold_app;
        create index {table}_last_day on {table} (last_day);
    """


def sql_for_forgetting(table: str) -> str:
    """Whoever adds a row also removes everybody's that are past their last day: nobody else could."""
    return f"""
        create function {table}_forget() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
            delete from {table} where last_day < (fourfold_now() at time zone 'Europe/London')::date;
            return null;
        end $$;
        revoke all on function {table}_forget() from public;
        create trigger {table}_forget after insert on {table}
            for each statement execute function {table}_forget();
    """
