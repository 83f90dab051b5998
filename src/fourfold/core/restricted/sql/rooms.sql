-- The rows themselves. The application reads them as far as it carries the compartment's key, asks for a member or for a
-- lift, and approves; what makes, moves and lifts a restriction is done by the functions in keys.sql and restricting.sql.
create table access_kind (
    kind text primary key,
    table_name text not null unique,
    owner_column text not null
);
-- Which tables follow which record, and what else is to be done when a key changes (a function of the record's number); under
-- 'left' what is to be done when a compartment is left empty (a function of its key, and of the key that the record has now).
create table access_follower (
    parent text not null,
    child text not null,
    parent_column text not null,
    primary key (parent, child, parent_column)
);
create table access_hook (
    table_name text not null,
    function_name text not null,
    primary key (table_name, function_name)
);

create function access_owner_writes() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if not access_as_owner(tg_relid) then
        raise exception 'restrictions are made by their functions' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger access_owner_writes before insert on access_compartment
    for each row execute function access_owner_writes();
create trigger access_owner_writes before insert on access_restriction
    for each row execute function access_owner_writes();
create trigger access_owner_writes before insert or update on access_interest
    for each row execute function access_owner_writes();

-- Whoever asks for a member is who acts, and nobody approves what they asked for. A list only gets shorter by one alone.
create function access_member_is_asked_for() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if access_as_owner(tg_relid) then
        return new;
    elsif tg_op = 'INSERT' then
        if new.first or new.emergency or new.approved_at is not null or new.ended_at is not null
           or new.asked_by_id is distinct from acting_user() then
            raise exception 'somebody is added to a list when another has approved it' using errcode = 'check_violation';
        end if;
    elsif old.ended_at is not null
       or (old.approved_at is not null and (new.approved_at, new.approved_by_id)
           is distinct from (old.approved_at, old.approved_by_id))
       or (new.approved_at is not null and old.approved_at is null and new.approved_by_id is distinct from acting_user())
       or (old.until is not null and (new.until is null or new.until > old.until)) then
        raise exception 'a place on a list is approved once, and only made shorter' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger access_member_is_asked_for before insert or update on access_member
    for each row execute function access_member_is_asked_for();

revoke all on access_compartment, access_restriction, access_member, access_interest from fourfold_app;
grant select, update (contact_id) on access_compartment to fourfold_app;
grant select, update (review_on, lift_because, lift_asked_by_id, lift_asked_at) on access_restriction to fourfold_app;
grant select, insert, update (approved_by_id, approved_at, until, ended_at, ended_by_id, ended_because)
    on access_member to fourfold_app;
grant select on access_interest to fourfold_app;
