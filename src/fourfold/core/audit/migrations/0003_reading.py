from django.db import migrations

# Entries are read newest first within a period, by person or by record. What is read is written down in the same call.
INDEXES = """
    create index audit_entry_at on audit_entry (at, id) include (agency, operation, recipient);
    create index audit_entry_of on audit_entry (actor, at, id);
    create index audit_entry_behalf on audit_entry (for_whom, at, id) where for_whom is not null;
    create index audit_entry_named on audit_entry (target text_pattern_ops, at);
    drop index audit_entry_actor;
    drop index audit_entry_target;
"""
NO_INDEXES = """
    create index audit_entry_target on audit_entry (target_kind, target, id);
    create index audit_entry_actor on audit_entry (actor, id);
    drop index audit_entry_at;
    drop index audit_entry_of;
    drop index audit_entry_named;
    drop index audit_entry_behalf;
"""

# A match with a record that only its owner may know of: told to the owner's auditors, kept from the searcher's.
SILENT = """
    do $$ declare held record; begin
        -- A month that was made like the log has the constraint as its own too.
        for held in select conname, conrelid::regclass as place from pg_constraint
                     where contype = 'c' and coninhcount = 0 and pg_get_constraintdef(oid) like '%combination%'
                       and conrelid = 'audit_entry'::regclass loop
            execute format('alter table %s drop constraint %I', held.place, held.conname);
        end loop;
        for held in select conname, conrelid::regclass as place from pg_constraint c
                      join pg_inherits i on i.inhrelid = c.conrelid and i.inhparent = 'audit_entry'::regclass
                     where contype = 'c' and pg_get_constraintdef(c.oid) like '%combination%' loop
            execute format('alter table %s drop constraint %I', held.place, held.conname);
        end loop;
    end $$;
    alter table audit_entry add constraint audit_entry_operation_check check (operation in ('collection', 'alteration',
        'consultation', 'disclosure', 'combination', 'erasure', 'refusal', 'access', 'silent'));
"""

FIND = """
    create function audit_find(
        reader integer, at_agency integer, in_role text, act text, asked jsonb,
        within integer[], own integer[], nobodys boolean, size integer
    ) returns table (
        id bigint, at timestamptz, actor integer, agency integer, role text, for_whom integer, recipient text,
        purpose text, device text, operation text, entry_act text, target_kind text, target text, rows integer,
        reason text, total bigint, earlier bigint
    ) language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
        about text := '';
        -- Entries of the agencies that somebody audits, and those of nobody's where they audit a region. A silent match
        -- is told to an auditor of its owner (the recipient) who is none of the searcher's.
        codes text[] := array(select a.code from agencies_agency a where a.id = any(own));
        cond text := 'case when e.operation = ''silent'' then e.recipient = any($7) and not coalesce(e.agency = any($3), false)'
            || ' else e.agency = any($2) or ($4 and e.agency is null) end';
        turn text := '';
        place text := 'false';
        anchor bigint := coalesce(asked->>'after', asked->>'before')::bigint;
        start timestamptz;
        many bigint;
        before bigint;
        given integer;
    begin
        -- A record or a person's own number leads to few entries; anything else is asked of a month at most.
        if asked->>'record' is null and (asked->>'since' is null or asked->>'until' is null
                or (asked->>'until')::timestamptz - (asked->>'since')::timestamptz > interval '31 days 1 hour') then
            raise exception 'Entries are read of 31 days at most, or of one record.' using errcode = 'FF010';
        end if;
        if asked->>'since' is not null then cond := cond || ' and e.at >= ($1->>''since'')::timestamptz'; end if;
        if asked->>'until' is not null then cond := cond || ' and e.at < ($1->>''until'')::timestamptz'; end if;
        if asked->>'person' is not null then
            cond := cond || ' and (e.actor = ($1->>''person'')::int or e.for_whom = ($1->>''person'')::int)';
        end if;
        if asked->>'record' is not null then
            cond := cond || format(' and (e.target = %L or e.target like %L)', asked->>'record',
                replace(replace(replace(asked->>'record', '\\', '\\\\'), '_', '\\_'), '%', '\\%') || '/%');
        end if;
        if asked->>'device' is not null then cond := cond || ' and e.device = $1->>''device'''; end if;
        if asked->'operations' is not null then
            cond := cond || ' and e.operation in (select jsonb_array_elements_text($1->''operations''))';
        end if;
        if asked->>'words' is not null then
            cond := cond || ' and strpos(lower(e.reason), lower($1->>''words'')) > 0';
        end if;
        if anchor is not null then
            execute format('select e.at from audit_entry e where e.id = $5 and %s', cond)
               into start using asked, within, own, nobodys, anchor, start, codes;
            if start is null then
                raise exception 'The entry to go on from is not there.' using errcode = 'FF011';
            end if;
            place := case when asked->>'after' is not null then '(e.at, e.id) >= ($6, $5)'
                          else '(e.at, e.id) > ($6, $5)' end;
            turn := case when asked->>'after' is not null then ' and (e.at, e.id) < ($6, $5)' else ' and ' || place end;
        end if;
        execute format('select count(*), count(*) filter (where %s) from audit_entry e where %s', place, cond)
           into many, before using asked, within, own, nobodys, anchor, start, codes;
        return query execute format(
            'select e.id, e.at, e.actor, e.agency, e.role, e.for_whom, e.recipient, e.purpose, e.device, e.operation,'
            || ' e.act, e.target_kind, e.target, e.rows, e.reason, %1$s::bigint, %2$s::bigint'
            || ' from audit_entry e where %3$s order by e.at %4$s, e.id %4$s limit %5$s',
            many, before, cond || turn, case when asked->>'before' is null then 'desc' else 'asc' end, size)
            using asked, within, own, nobodys, anchor, start, codes;
        get diagnostics given = row_count;
        -- The reading is an entry too: of what was asked, in codes and references, and never the words.
        select string_agg(format('%s %s', key, case when key in ('since', 'until') then left(value, 16) else value end), ', '
                          order by key) into about
          from jsonb_each_text(asked - '{words,record,person,after,before}'::text[]);
        insert into audit_entry (actor, agency, role, operation, act, target_kind, target, rows, reason, recipient, purpose)
        select nullif(reader, 0), nullif(at_agency, 0), in_role,
               case when audit_find.act = 'audit.export' then 'disclosure' else 'consultation' end, audit_find.act, 'audit',
               coalesce(asked->>'record', asked->>'person', ''), given,
               coalesce(about, '') || case when asked->>'words' is null then '' else ', with words' end,
               case when audit_find.act = 'audit.export'
                    then coalesce((select a.code from agencies_agency a where a.id = at_agency), '') else '' end,
               case when audit_find.act = 'audit.export' then 'work' else '' end;
    end $$;
    revoke all on function audit_find(integer, integer, text, text, jsonb, integer[], integer[], boolean, integer) from public;
    grant execute on function audit_find(integer, integer, text, text, jsonb, integer[], integer[], boolean, integer)
        to fourfold_app;
"""

# Whether the chain is whole is worked out a little at a time by the worker, and read by the pages.
CHECKED = """
    create table audit_checked (
        pass integer primary key,
        began timestamptz not null default clock_timestamp(),
        at timestamptz not null default clock_timestamp(),
        era integer not null default 0,
        no bigint not null default 0,
        entries bigint not null default 0,
        sealed_at timestamptz,
        hash bytea not null default '',
        fault text not null default ''
    );
    grant select on audit_checked to fourfold_app;

    -- Goes on through the blocks, from where the last turn stopped; begins anew each day, so that what was changed in
    -- an old block is noticed too. Gives how many blocks it looked at. A pass that found a fault goes no further.
    create function audit_check(most integer default 600, entries_at_most bigint default 200000) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
        held audit_checked;
        block audit_block;
        looked integer := 0;
        passed bigint := 0;
        found record;
        wrong boolean;
    begin
        if not pg_try_advisory_xact_lock(hashtext('audit_check')) then
            return 0;
        end if;
        if not exists (select from audit_block) then
            return 0;
        end if;
        select * into held from audit_checked order by pass desc limit 1;
        if held.pass is null or (held.began < clock_timestamp() - interval '1 day'
                and not exists (select from audit_block b where (b.era, b.no) > (held.era, held.no))) then
            insert into audit_checked (pass) values (coalesce(held.pass, 0) + 1) returning * into held;
        end if;
        if held.fault <> '' and held.began > clock_timestamp() - interval '1 day' then
            return 0;
        elsif held.fault <> '' then
            insert into audit_checked (pass) values (held.pass + 1) returning * into held;
        end if;
        for block in select * from audit_block b where (b.era, b.no) > (held.era, held.no) order by b.era, b.no limit most
        loop
            exit when passed >= entries_at_most;
            select count(*) as entries,
                   sha256(coalesce(string_agg(audit_leaf(e), ''::bytea order by e.xid, e.id), '')) as root
              into found from audit_entry e
             where e.era = block.era and e.xid >= block.x_from and e.xid < block.x_to;
            wrong := found.entries <> block.entries or found.root <> block.root or block.previous <> held.hash
                or block.no <> case when block.era = held.era then held.no + 1 else 1 end
                or block.hash <> sha256(convert_to('1' || audit_field(block.era::text) || audit_field(block.no::text)
                    || audit_field(block.x_from::text) || audit_field(block.x_to::text)
                    || audit_field(block.entries::text) || audit_field(encode(block.root, 'hex'))
                    || audit_field(encode(block.previous, 'hex')) || audit_field(audit_moment(block.sealed_at)), 'UTF8'));
            if wrong then
                held.fault := format('%s/%s', block.era, block.no);
                exit;
            end if;
            held.era := block.era; held.no := block.no; held.hash := block.hash; held.sealed_at := block.sealed_at;
            held.entries := held.entries + block.entries;
            looked := looked + 1;
            passed := passed + block.entries;
        end loop;
        update audit_checked set at = clock_timestamp(), era = held.era, no = held.no, entries = held.entries,
            sealed_at = held.sealed_at, hash = held.hash, fault = held.fault where pass = held.pass;
        return looked;
    end $$;
    revoke all on function audit_check(integer, bigint) from public;
    grant execute on function audit_check(integer, bigint) to fourfold_app;

    -- How far the seal is behind: the oldest entry that no block holds and that can be seen, or nothing.
    create function audit_unsealed(out entries bigint, out since timestamptz) language sql stable security definer
    set search_path = pg_catalog, public, pg_temp as $$
        with last as (select era, x_to from audit_block order by era desc, no desc limit 1),
        waiting as (
            select e.stamped from audit_entry e
             where e.era = audit_this_era()
               and e.xid >= coalesce((select x_to from last where last.era = audit_this_era()), '0'::xid8)
             order by e.xid, e.id limit 100000
        )
        select count(*), min(stamped) from waiting
    $$;
    revoke all on function audit_unsealed() from public;
    grant execute on function audit_unsealed() to fourfold_app;
"""
NOT_CHECKED = """
    drop function audit_unsealed(); drop function audit_check(integer, bigint); drop table audit_checked;
"""
NO_FIND = """
    drop function audit_find(integer, integer, text, text, jsonb, integer[], integer[], boolean, integer);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain"), ("agencies", "0001_initial")]
    operations = [
        migrations.RunSQL(INDEXES, NO_INDEXES),
        migrations.RunSQL(SILENT, migrations.RunSQL.noop),
        migrations.RunSQL(FIND, NO_FIND),
        migrations.RunSQL(CHECKED, NOT_CHECKED),
    ]
