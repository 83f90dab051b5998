-- Every function that runs as the owner names pg_temp last: unnamed it would come first, and a session's own table
-- of the same name would stand in for ours.

-- The one clock. What the platform learned, it learned at fourfold_now(), and nobody can say otherwise.
-- A live database's clock is the machine's; `ahead` is then always nothing. A database marked at its creation
-- as a demonstration, test or bench may have its clock moved, but only forward, so that an invented region can
-- be replayed in order through the same code that a force would use.
create table platform_clock (
    only_row boolean primary key default true check (only_row),
    purpose text not null check (purpose in ('live', 'demonstration', 'test', 'bench')),
    ahead interval not null default interval '0',
    constraint a_live_clock_is_never_moved check (purpose <> 'live' or ahead = interval '0')
);

create function fourfold_now() returns timestamptz
language sql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$ select clock_timestamp() + ahead from platform_clock $$;

create function advance_clock(moment timestamptz) returns timestamptz
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
    -- Exclusive: nobody may be stamping a row while the clock jumps.
    lock table platform_clock in access exclusive mode;
    if (select purpose from platform_clock) = 'live' then
        raise exception 'The clock of a live platform cannot be moved.' using errcode = 'FF001';
    end if;
    if moment < fourfold_now() then
        raise exception 'The clock only moves forward: it is already %.', fourfold_now() using errcode = 'FF002';
    end if;
    update platform_clock set ahead = moment - clock_timestamp();
    return fourfold_now();
end $$;

create function keep_the_purpose() returns trigger language plpgsql as $$
begin
    raise exception 'What a database is for is decided when it is created.' using errcode = 'FF003';
end $$;
create trigger purpose_is_for_life before update of purpose on platform_clock
    for each row when (new.purpose is distinct from old.purpose) execute function keep_the_purpose();

-- The start of the oldest transaction that has written and not yet ended, or null. A moment before it is settled:
-- no row can appear any more with an earlier recorded moment. Stamps are given when a row is written, so a
-- transaction without an xid has given none. Reads as the owner, who may see everybody's statistics.
create function oldest_open_write() returns timestamptz
language sql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
    select min(xact_start) + (select ahead from platform_clock)
      from pg_stat_activity
     where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()
$$;

-- A list of the past is read from one period's slices. Periods follow one another without gaps;
-- the last one is open and holds what is written now.
create table history_period (
    no integer generated always as identity primary key,
    table_name text not null,
    starts_at timestamptz not null,
    unique (table_name, starts_at)
);

-- Who did it and in which request: set by the one function that sets the viewer.
create function acting_user() returns integer language sql stable
as $$ select nullif(current_setting('app.user', true), '')::int $$;
create function acting_request() returns text language sql stable
as $$ select nullif(current_setting('app.request', true), '') $$;

revoke all on function advance_clock(timestamptz), oldest_open_write() from public;
grant select on platform_clock, history_period to fourfold_app;
grant execute on function fourfold_now(), advance_clock(timestamptz), oldest_open_write(), acting_user(), acting_request()
    to fourfold_app;

create function never_truncate() returns trigger language plpgsql as $$
begin
    raise exception 'Case rows are never truncated: their history would be lost.' using errcode = 'FF004';
end $$;
