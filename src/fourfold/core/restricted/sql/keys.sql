-- The key of a record: its owner's, or minus the number of the compartment that it is in.

-- The open compartment of an owner for exactly these people: one for however many records.
create function access_open_room(of_owner integer, whom integer[]) returns bigint language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    ordered integer[] := (select coalesce(array_agg(distinct one order by one), '{}') from unnest(whom) one);
    found_one bigint;
begin
    insert into access_compartment (owner_id, mode, barred, made_at)
    values (of_owner, 'open', ordered, fourfold_now())
    on conflict (owner_id, barred) where mode = 'open' do nothing;
    select id into found_one from access_compartment
     where owner_id = of_owner and mode = 'open' and barred = ordered;
    return found_one;
end $$;

-- A list goes along with its record. Where other records are on it, the record that goes takes a copy.
create function access_room_moves(room bigint, of_owner integer, of_restriction bigint) returns bigint language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held access_compartment;
    made bigint;
begin
    select * into held from access_compartment where id = room;
    if held.mode = 'open' then
        return access_open_room(of_owner, held.barred);
    elsif not exists (select from access_restriction where compartment_id = room and ended_at is null
                       and id <> of_restriction) then
        update access_compartment set owner_id = of_owner where id = room;
        return room;
    end if;
    insert into access_compartment (owner_id, mode, contact_id, barred, made_at)
    values (of_owner, held.mode, held.contact_id, held.barred, fourfold_now()) returning id into made;
    insert into access_member (compartment_id, user_id, first, emergency, reason, asked_by_id, asked_at,
                               approved_by_id, approved_at, until, ended_because)
    select made, user_id, first, emergency, reason, asked_by_id, asked_at, approved_by_id, approved_at, until, ''
      from access_member where compartment_id = room and ended_at is null and (first or approved_at is not null);
    return made;
end $$;

create function access_key_of(of_table text, of_record bigint, of_owner integer) returns integer language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held access_restriction;
    room bigint;
begin
    select r.* into held from access_restriction r join access_kind k on k.kind = r.kind
     where k.table_name = of_table and r.record = of_record and r.ended_at is null;
    if not found then
        return of_owner;
    end if;
    if of_owner <> (select owner_id from access_compartment where id = held.compartment_id) then
        room := access_room_moves(held.compartment_id, of_owner, held.id);
        update access_restriction set compartment_id = room where id = held.id;
        return -room;
    end if;
    return -held.compartment_id;
end $$;

-- What is past gets the key of today; lifted (no key given), each version gets the key of whoever owned it then.
-- Through indexes alone: versions by the record, slices by their period and version.
create function access_rewrite(of_table text, of_record bigint, new_key integer) returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
    owner_column text := (select k.owner_column from access_kind k where k.table_name = of_table);
    one record;
begin
    execute format('update %I_hist set akey = coalesce($2, %I) where id = $1', of_table, owner_column)
      using of_record, new_key;
    if to_regclass(of_table || '_slice') is not null then
        execute format(
            'update %1$I_slice s set akey = h.akey from %1$I_hist h, history_period p
              where h.id = $1 and p.table_name = %1$L and s.period = p.no and s.hid = h.hid
                and s.akey is distinct from h.akey', of_table) using of_record;
    end if;
    for one in select * from access_follower where parent = of_table loop
        execute format(
            'update %1$I_hist c set akey = coalesce($2,
                (select p.akey from %2$I_hist p where p.id = $1 and p.recorded_from <= c.recorded_from
                  order by p.recorded_from desc limit 1), c.akey)
              where c.%3$I = $1', one.child, of_table, one.parent_column) using of_record, new_key;
    end loop;
    for one in select * from access_hook where table_name = of_table loop
        execute format('select %I($1)', one.function_name) using of_record;
    end loop;
end $$;

create function access_key_changed() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    one record;
begin
    perform access_rewrite(tg_table_name, new.id, case when new.akey < 0 then new.akey end);
    if new.akey < 0 then
        perform access_forget((select kind from access_kind where table_name = tg_table_name), new.id, new.akey);
    end if;
    if old.akey < 0 and not exists (select from access_restriction where compartment_id = -old.akey and ended_at is null) then
        for one in select function_name from access_hook where table_name = 'left' loop
            execute format('select %I($1, $2)', one.function_name) using old.akey, new.akey;
        end loop;
    end if;
    return null;
end $$;

-- The keys that somebody carries, whose role sees and changes these agencies' records: minus these numbers.
create function access_compartments(of_user integer, seen integer[], changed integer[])
returns table (no bigint, writes boolean) language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.id, c.owner_id = any (changed)
      from access_compartment c
     where c.mode = 'open' and c.owner_id = any (seen) and not of_user = any (c.barred)
       and exists (select from access_restriction r where r.compartment_id = c.id and r.ended_at is null)
    union all
    select c.id, bool_or(not m.emergency) and c.owner_id = any (changed)
      from access_member m join access_compartment c on c.id = m.compartment_id
     where m.user_id = of_user and m.ended_at is null and (m.first or m.approved_at is not null)
       and (m.until is null or m.until > fourfold_now()) and cardinality(seen) > 0 and not of_user = any (c.barred)
     group by c.id
     order by 1
$$;
create function access_every_compartment() returns setof bigint language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct compartment_id from access_restriction where ended_at is null order by 1
$$;

revoke all on function access_open_room, access_room_moves, access_key_of, access_rewrite, access_key_changed,
    access_compartments, access_every_compartment, access_owner_writes, access_member_is_asked_for from public;
grant execute on function access_compartments, access_every_compartment to fourfold_app;

-- What was kept of the record elsewhere, word for word: answers that machines were given, and words that wait with
-- somebody who may not see the record any more, whose form was filled from it.
create function access_forget(of_kind text, of_record bigint, key integer) returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    named text := (select reference from access_restriction
                    where kind = of_kind and record = of_record and ended_at is null);
    room access_compartment;
begin
    select * into room from access_compartment where id = -key;
    update sending_answer set body = '', headers = '{}', reach = ''
     where strpos(body, named) > 0 and person <> acting_user();
    delete from sending_draft d
     where strpos(page || '/', '/' || named || '/') > 0
       and case when room.mode = 'open' then d.person = any (room.barred)
                else not exists (select from access_member m where m.compartment_id = room.id and m.user_id = d.person
                                    and m.ended_at is null and (m.first or m.approved_at is not null)) end;
end $$;
revoke all on function access_forget from public;
