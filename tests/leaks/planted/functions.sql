-- Readers that forget the viewer's keys: what a function of the owner's would be that nobody looked at.
create function planted_count() returns bigint language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*) from threats_threat
$$;

create function planted_search(asked text) returns bigint language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*) from threat_words where words @@ websearch_to_tsquery('simple', asked)
$$;

create function planted_owner(asked text) returns text language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select n.name from threats_threat t join agencies_agencyname n on n.agency_id = t.owner_agency_id
     where t.reference = asked order by n.id limit 1
$$;

-- Gives nothing to anybody, and takes a little longer where there is something.
create function planted_look(asked text) returns void language plpgsql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from threats_threat where reference = asked) then
        perform pg_sleep(0.004);
    end if;
end $$;

grant execute on function planted_count(), planted_search(text), planted_owner(text), planted_look(text) to fourfold_app;
