-- What identifies a restricted record, as digests: its reference, and whatever its kind says names it. Nobody reads this
-- table; one function says of a pointer whom to ask, and the worker alone learns of a silent match.
create table access_pointer (
    restriction_id bigint not null references access_restriction (id) on delete cascade,
    digest text not null,
    primary key (digest, restriction_id)
);
-- What was asked for exactly, with and without a match, until the worker has looked.
create table access_lookup (
    id bigint generated always as identity primary key,
    person integer not null,
    digest text not null,
    asked_at timestamptz not null
);

create function access_digest(written text) returns text language sql immutable
set search_path = pg_catalog, public, pg_temp as $$
    select encode(sha256(convert_to(upper(regexp_replace(btrim(written), '\s+', ' ', 'g')), 'UTF8')), 'hex')
$$;

-- Worked out anew when a record is restricted and whenever it changes while it is.
create function access_points_kept(of_table text, of_record bigint) returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held access_restriction;
    naming text := (select function_name from access_hook where table_name = 'names ' || of_table);
begin
    select r.* into held from access_restriction r join access_kind k on k.kind = r.kind
      join access_compartment c on c.id = r.compartment_id
     where k.table_name = of_table and r.record = of_record and r.ended_at is null and c.mode <> 'open';
    delete from access_pointer p using access_restriction r join access_kind k on k.kind = r.kind
     where p.restriction_id = r.id and k.table_name = of_table and r.record = of_record;
    if held.id is null then
        return;
    end if;
    insert into access_pointer (restriction_id, digest) values (held.id, access_digest(held.reference));
    if naming is not null then
        execute format('insert into access_pointer (restriction_id, digest)
            select distinct $1, access_digest(name) from %I($2) name where btrim(name) <> '''' on conflict do nothing', naming)
          using held.id, of_record;
    end if;
end $$;
create function access_points_changed() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform access_points_kept(tg_table_name, new.id);
    return null;
end $$;

-- Whom to ask of a record that exists: for who may not see it, was not barred of it, and named it exactly.
create function access_points(asked text[]) returns table (written text, contact text) language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct one, u.name::text
      from unnest(asked) one
      join access_pointer p on p.digest = access_digest(one)
      join access_restriction r on r.id = p.restriction_id and r.ended_at is null
      join access_compartment c on c.id = r.compartment_id and c.mode = 'pointer'
      join access_user u on u.id = c.contact_id
     where not acting_user() = any (c.barred)
       and not coalesce((-c.id)::int = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[]), false)
$$;

create function access_looked_up(asked text[]) returns void language sql
security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into access_lookup (person, digest, asked_at)
    select acting_user(), access_digest(one), fourfold_now() from unnest(asked) one where acting_user() is not null
$$;

-- The worker's part: who looked for which record, for its list to read, and a notice to the contact that says no more than
-- where to look. Whoever is on the list looked for what they know.
create function access_tell() returns integer language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    told integer;
begin
    with looked as (delete from access_lookup returning person, digest, asked_at),
    met as (
        select distinct on (r.id, l.person) r.id, r.compartment_id, c.contact_id, l.person, l.asked_at
          from looked l join access_pointer p using (digest)
          join access_restriction r on r.id = p.restriction_id and r.ended_at is null
          join access_compartment c on c.id = r.compartment_id
         where not exists (select from access_member m where m.compartment_id = c.id and m.user_id = l.person
                              and m.ended_at is null and (m.first or m.approved_at is not null))
         order by r.id, l.person, l.asked_at
    ), kept as (
        insert into access_match (restriction_id, compartment_id, person_id, asked_at)
        select id, compartment_id, person, asked_at from met
        returning restriction_id
    )
    select count(notices_tell(m.contact_id, 'restricted match', '/restricted/' || m.id)) into told
      from met m where exists (select from kept);
    return told;
end $$;

revoke all on function access_digest, access_points_kept, access_points_changed, access_points, access_looked_up, access_tell
    from public;
grant execute on function access_points, access_looked_up, access_tell to fourfold_app;
