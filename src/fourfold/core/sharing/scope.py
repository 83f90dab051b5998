"""Rows that two agencies see: the one whose key they carry, and another that a column names.

`core/access/scope` gives a row to one agency. What is shared has two, and each sees and does something else. The
policies here are added beside those, and ask the viewer's keys in the same way.
"""

from __future__ import annotations

from fourfold.core.access.scope import CHANGED, SEEN


def sql_for_other_party(table: str, column: str, *, adds: bool = False, changes: bool = False) -> str:
    """Policies by which the agency in `column` sees the rows too, and where it says so adds and changes them."""
    sql = f"""
        create policy seen_by_other on {table} for select to fourfold_app using ({column} = any ({SEEN}));
    """
    if adds:
        sql += f"""
            create policy added_by_other on {table} for insert to fourfold_app
                with check ({column} = any ({CHANGED}));
        """
    if changes:
        sql += f"""
            create policy changed_by_other on {table} for update to fourfold_app
                using ({column} = any ({CHANGED})) with check ({column} = any ({CHANGED}));
        """
    return sql


def sql_for_fixed(table: str, columns: tuple[str, ...], sentence: str, *, stamped: str = "") -> str:
    """A trigger that refuses to change these columns; `stamped` is a column to which the database gives the moment."""
    listed = ", ".join(f'new."{name}"' for name in columns), ", ".join(f'old."{name}"' for name in columns)
    stamp = f"new.{stamped} := fourfold_now();" if stamped else "null;"
    kept = f" or new.{stamped} is distinct from old.{stamped}" if stamped else ""
    return f"""
        create function {table}_fixed() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
        begin
            if tg_op = 'INSERT' then
                {stamp}
            elsif ({listed[0]}) is distinct from ({listed[1]}){kept} then
                raise exception '{sentence}' using errcode = 'FF010';
            end if;
            return new;
        end $$;
        create trigger {table}_fixed before insert or update on {table}
            for each row execute function {table}_fixed();
    """


def sql_for_only_from(table: str) -> str:
    """Rows of a partner's that the agency in `from_agency_id` alone adds; it sees and keeps them right too."""
    other = sql_for_other_party(table, "from_agency_id", adds=True, changes=True)
    return f"drop policy added on {table}; {other}"


def sql_for_given(table: str, columns: tuple[str, ...]) -> str:
    """A trigger that lets the partner alone write these columns of its rows, and once."""
    new, old = (", ".join(f"{which}.{name}" for name in columns) for which in ("new", "old"))
    return f"""
        create function {table}_given() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
        begin
            if ({new}) is distinct from ({old})
                    and (old.{columns[-1]} is not null or not old.partner_id = any ({CHANGED})) then
                raise exception 'The partner says this, and once.' using errcode = 'FF010';
            end if;
            return new;
        end $$;
        create trigger {table}_given before update on {table} for each row execute function {table}_given();
    """
