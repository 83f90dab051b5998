-- Planted: a copy of case rows, a view that reads as its owner, and three functions that are too free.
create materialized view planted_copy as select id from threats_threat with no data;
create view planted_view as select id from threats_threat;
create view planted_lawful with (security_invoker = true) as select id from threats_threat;

create function planted_anybody() returns integer language sql as $$ select 1 $$;
grant execute on function planted_anybody() to public;

create function planted_pathless() returns trigger language plpgsql security definer as $$ begin return null; end $$;

create function planted_peep() returns bigint language sql security definer set search_path = pg_catalog, public
as $$ select count(*) from threats_threat $$;
grant execute on function planted_peep() to fourfold_app;
