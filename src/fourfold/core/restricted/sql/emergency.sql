-- A place for hours, for whoever's role reaches the owner of the record and who is not barred of it. Whether their role
-- opens records in an emergency, the application asks first. The contact is told in the same transaction.
create function access_emergency(written text, why text, hours integer) returns table (kind text, reference text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held record;
begin
    select r.id, r.kind, r.reference, c.id as room, c.contact_id into held
      from access_restriction r join access_compartment c on c.id = r.compartment_id
     where r.ended_at is null and c.mode <> 'open' and access_carries(c.owner_id::int, 'app.keys')
       and access_digest(r.reference) = access_digest(written) and not acting_user() = any (c.barred)
     limit 1;
    if held.id is null or acting_user() is null then
        return;
    end if;
    insert into access_member (compartment_id, user_id, first, emergency, reason, asked_by_id, asked_at, until, ended_because)
    values (held.room, acting_user(), false, true, why, acting_user(), fourfold_now(),
            fourfold_now() + make_interval(hours => hours), '');
    perform notices_tell(held.contact_id, 'emergency', '/restricted/' || held.id);
    return query select held.kind::text, held.reference::text;
end $$;

create or replace function access_compartments(of_user integer, seen integer[], changed integer[])
returns table (no bigint, writes boolean) language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.id, c.owner_id = any (changed)
      from access_compartment c
     where c.mode = 'open' and c.owner_id = any (seen) and not of_user = any (c.barred)
       and exists (select from access_restriction r where r.compartment_id = c.id and r.ended_at is null)
    union all
    select c.id, bool_or(not m.emergency) and c.owner_id = any (changed)
      from access_member m join access_compartment c on c.id = m.compartment_id
     where m.user_id = of_user and m.ended_at is null and (m.first or m.emergency or m.approved_at is not null)
       and (m.until is null or m.until > fourfold_now()) and cardinality(seen) > 0 and not of_user = any (c.barred)
     group by c.id
     order by 1
$$;
revoke all on function access_emergency from public;
grant execute on function access_emergency to fourfold_app;
