-- What makes and lifts a restriction. Each acts for whoever acts in this transaction, asks whether they may change the
-- record (its key is among those they carry), and changes row and key together.

create function access_carries(key integer, setting text) returns boolean language sql stable
set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(key = any (string_to_array(current_setting(setting, true), ',')::int[]), false)
$$;

-- Holds the record, so that two never restrict it at once; its key, or null where whoever acts does not carry it.
create function access_held(of_kind text, of_record bigint, setting text) returns integer language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    key integer;
begin
    execute format('select akey from %I where id = $1 for update',
                   (select table_name from access_kind where kind = of_kind)) into key using of_record;
    return case when access_carries(key, setting) then key end;
end $$;

create function access_rekey(of_kind text, of_record bigint) returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    execute format('update %I set akey = null where id = $1',
                   (select table_name from access_kind where kind = of_kind)) using of_record;
end $$;

create function access_refuse(is_wrong boolean) returns void language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if is_wrong is not false then
        raise exception 'this restriction is not theirs to change' using errcode = 'insufficient_privilege';
    end if;
end $$;

create function access_barred(of_kind text, of_record bigint) returns integer[] language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(array_agg(user_id order by user_id), '{}')::int[] from access_interest
     where kind = of_kind and record = of_record and ended_at is null
$$;

create function access_end(of_kind text, of_record bigint) returns void language sql
security definer set search_path = pg_catalog, public, pg_temp as $$
    update access_restriction set ended_at = fourfold_now(), ended_by_id = acting_user()
     where kind = of_kind and record = of_record and ended_at is null
$$;

create function access_owner_of(of_kind text, of_record bigint) returns integer language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held access_kind;
    found_one integer;
begin
    select * into held from access_kind where kind = of_kind;
    execute format('select %I from %I where id = $1', held.owner_column, held.table_name) into found_one using of_record;
    return found_one;
end $$;

-- A list: at once, since it takes away. Whoever restricts and the contact are on it, and the founders that they name.
create function access_restrict(
    of_kind text, of_record bigint, named text, of_mode text, of_contact integer, why text, again_on date,
    into_room bigint, founders integer[]
) returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    key integer := access_held(of_kind, of_record, 'app.write_keys');
    of_owner integer := access_owner_of(of_kind, of_record);
    before_it text := (select c.mode from access_compartment c where c.id = -key);
    room bigint := into_room;
begin
    perform access_refuse(key is null or of_mode not in ('pointer', 'silent') or before_it is not null and before_it <> 'open');
    if room is null then
        insert into access_compartment (owner_id, mode, contact_id, barred, made_at)
        values (of_owner, of_mode, of_contact, '{}', fourfold_now()) returning id into room;
        insert into access_member (compartment_id, user_id, first, emergency, reason, asked_by_id, asked_at, ended_because)
        select room, one, true, false, why, acting_user(), fourfold_now(), ''
          from (select distinct unnest(founders || of_contact || acting_user()) as one) founding;
    else
        perform access_refuse(not access_carries((-room)::int, 'app.write_keys')
            or not exists (select from access_compartment where id = room and owner_id = of_owner and mode <> 'open'));
    end if;
    perform access_end(of_kind, of_record);
    insert into access_restriction (kind, record, reference, compartment_id, reason, by_id, at, review_on, lift_because)
    values (of_kind, of_record, named, room, why, acting_user(), fourfold_now(), again_on, '');
    update access_compartment c
       set barred = (select coalesce(array_agg(distinct one), '{}') from unnest(c.barred || access_barred(of_kind, of_record)) one)
     where c.id = room;
    perform access_rekey(of_kind, of_record);
    return room;
end $$;

-- Whoever has an interest is barred: from the list that there is, or from a compartment that everybody else is in.
create function access_rebar(of_kind text, of_record bigint, named text) returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held access_restriction;
    whom integer[] := access_barred(of_kind, of_record);
begin
    select * into held from access_restriction where kind = of_kind and record = of_record and ended_at is null;
    if held.id is not null and (select mode from access_compartment where id = held.compartment_id) <> 'open' then
        update access_compartment c
           set barred = (select coalesce(array_agg(distinct i.user_id), '{}')::int[]
                           from access_interest i join access_restriction r using (kind, record)
                          where r.compartment_id = c.id and r.ended_at is null and i.ended_at is null)
         where c.id = held.compartment_id;
        return;
    end if;
    perform access_end(of_kind, of_record);
    if cardinality(whom) > 0 then
        insert into access_restriction (kind, record, reference, compartment_id, reason, by_id, at, lift_because)
        values (of_kind, of_record, named, access_open_room(access_owner_of(of_kind, of_record), whom), '',
                acting_user(), fourfold_now(), '');
    end if;
    perform access_rekey(of_kind, of_record);
end $$;

create function access_declare(of_kind text, of_record bigint, named text, of_user integer, what text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    made bigint;
begin
    -- One's own in whatever one reads; somebody else's by whoever changes the record: reading alone takes nothing from others.
    perform access_refuse(access_held(of_kind, of_record,
        case when of_user = acting_user() then 'app.keys' else 'app.write_keys' end) is null);
    insert into access_interest (kind, record, reference, user_id, nature, declared_by_id, declared_at, ended_because)
    values (of_kind, of_record, named, of_user, what, acting_user(), fourfold_now(), '') returning id into made;
    perform access_rebar(of_kind, of_record, named);
    return made;
end $$;

create function access_interest_ends(of_interest bigint, why text) returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held access_interest;
begin
    select * into held from access_interest where id = of_interest and ended_at is null;
    perform access_refuse(held.id is null or held.user_id = acting_user()
        or access_held(held.kind, held.record, 'app.write_keys') is null);
    update access_interest set ended_at = fourfold_now(), ended_by_id = acting_user(), ended_because = why
     where id = held.id;
    perform access_rebar(held.kind, held.record, held.reference);
end $$;

-- A list is lifted by somebody else than whoever asked for it; whoever has an interest stays barred.
create function access_lift(of_restriction bigint) returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held access_restriction;
begin
    select * into held from access_restriction where id = of_restriction and ended_at is null;
    perform access_refuse(held.id is null or held.lift_asked_by_id is null or held.lift_asked_by_id = acting_user()
        or access_held(held.kind, held.record, 'app.write_keys') is null);
    perform access_end(held.kind, held.record);
    perform access_rebar(held.kind, held.record, held.reference);
end $$;

revoke all on function access_carries, access_held, access_rekey, access_refuse, access_barred, access_end,
    access_owner_of, access_restrict, access_rebar, access_declare, access_interest_ends, access_lift from public;
grant execute on function access_restrict, access_declare, access_interest_ends, access_lift to fourfold_app;
