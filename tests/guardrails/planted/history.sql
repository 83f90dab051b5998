-- Planted: a history that forgot a column, runs once a row on update, and is switched off for deletion; and none at all.
create table planted_case (id bigint primary key, name text, lro text, akey integer);
create table planted_case_hist (
    id bigint, name text, akey integer,
    hid bigint, recorded_from timestamptz, recorded_to timestamptz, recorded_by integer, request text
);
create function planted_keep() returns trigger language plpgsql as $$
begin
    insert into planted_case_hist (id) values (1);
    return null;
end $$;
create trigger planted_new after insert on planted_case for each statement execute function planted_keep();
create trigger planted_changed after update on planted_case for each row execute function planted_keep();
create trigger planted_gone after delete on planted_case for each statement execute function planted_keep();
alter table planted_case disable trigger planted_gone;

create table planted_forgotten (id bigint primary key, akey integer);
