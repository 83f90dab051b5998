from django.db import migrations, models

# The log in months, so that one of ten years ago can be put away whole; with what section 62 asks besides: to whom
# something was disclosed, on whose behalf, for which purpose and with which device.
MONTHS = """
    create table audit_era (
        no integer primary key,
        began timestamptz not null default clock_timestamp(),
        why text not null
    );
    insert into audit_era (no, why) values (1, 'made');
    grant select on audit_era to fourfold_app;
    create function audit_this_era() returns integer language sql stable
    set search_path = pg_catalog, public, pg_temp as $$ select max(no) from audit_era $$;
    grant execute on function audit_this_era() to fourfold_app;

    alter table audit_entry rename to audit_entry_before;
    alter index audit_entry_pkey rename to audit_entry_before_pkey;
    alter index audit_entry_xid rename to audit_entry_before_xid;
    alter index audit_entry_target rename to audit_entry_before_target;
    alter index audit_entry_actor rename to audit_entry_before_actor;

    create sequence audit_entry_no as bigint;
    create table audit_entry (
        id bigint not null default nextval('audit_entry_no'),
        era integer not null default audit_this_era(),
        -- The writing transaction and the machine's own time: neither can be given by whoever writes.
        xid xid8 not null default pg_current_xact_id(),
        stamped timestamptz not null default clock_timestamp(),
        at timestamptz not null default fourfold_now(),
        actor integer,
        agency integer,
        role text not null default '',
        for_whom integer,
        recipient text not null default '',
        purpose text not null default '',
        device text not null default coalesce(current_setting('app.device', true), ''),
        operation text not null check (operation in ('collection', 'alteration', 'consultation', 'disclosure',
            'combination', 'erasure', 'refusal', 'access')),
        act text not null,
        target_kind text not null default '',
        target text not null default '',
        rows integer,
        reason text not null default '',
        request text not null default coalesce(current_setting('app.request', true), ''),
        primary key (id, stamped)
    ) partition by range (stamped);
    create index audit_entry_xid on audit_entry (era, xid, id);
    create index audit_entry_target on audit_entry (target_kind, target, id);
    create index audit_entry_actor on audit_entry (actor, id);
    -- Whatever has no month yet is kept all the same.
    create table audit_entry_other partition of audit_entry default;

    insert into audit_entry (id, era, xid, stamped, at, actor, agency, role, operation, act, target_kind, target, rows,
                             reason, request)
        select id, 1, xid, stamped, at, actor, agency, role, operation, act, target_kind, target, rows, reason, request
          from audit_entry_before;
    select setval('audit_entry_no', greatest(1, (select max(id) from audit_entry)), exists (select from audit_entry));
    drop table audit_entry_before;

    -- Column by column: a grant on the whole table would let the application choose the transaction it claims.
    grant insert (actor, agency, role, for_whom, recipient, purpose, operation, act, target_kind, target, rows, reason)
        on audit_entry to fourfold_app;
    grant usage on sequence audit_entry_no to fourfold_app;

    create function audit_make_months(ahead integer default 12) returns integer language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp set timezone = 'UTC' as $$
    declare
        month timestamptz;
        name text;
        made integer := 0;
    begin
        perform pg_advisory_xact_lock(hashtext('audit_make_months'));
        for month in select generate_series(date_trunc('month', coalesce(least(min(stamped), now()), now()), 'UTC'),
                                            now() + make_interval(months => ahead), '1 month')
                       from audit_entry_other loop
            name := 'audit_entry_' || to_char(month at time zone 'UTC', 'YYYY_MM');
            continue when to_regclass(name) is not null;
            execute format('create table public.%I (like audit_entry including defaults including constraints)', name);
            execute format('with moved as (delete from audit_entry_other where stamped >= %L and stamped < %L'
                ' returning *) insert into %I select * from moved', month, month + interval '1 month', name);
            execute format('alter table audit_entry attach partition %I for values from (%L) to (%L)',
                name, month, month + interval '1 month');
            made := made + 1;
        end loop;
        return made;
    end $$;
    revoke all on function audit_make_months(integer) from public;
    grant execute on function audit_make_months(integer) to fourfold_app;
    select audit_make_months();
"""

# How an entry becomes bytes stands in core/audit/encoding.py, which checks what is sealed without asking these.
CHAIN = """
    create table audit_block (
        era integer not null references audit_era,
        no bigint not null,
        x_from xid8 not null,
        x_to xid8 not null,
        entries bigint not null,
        root bytea not null,
        previous bytea not null,
        sealed_at timestamptz not null,
        hash bytea not null,
        primary key (era, no)
    );
    grant select on audit_block to fourfold_app;

    create function audit_field(value text) returns text language sql immutable parallel safe as $$
        select case when value is null then 'n' else octet_length(convert_to(value, 'UTF8')) || ':' || value end
    $$;
    create function audit_moment(value timestamptz) returns text language sql stable parallel safe as $$
        select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')
    $$;
    create function audit_leaf(e audit_entry) returns bytea language sql stable parallel safe as $$
        select sha256(convert_to('1' || audit_field(e.id::text) || audit_field(e.era::text) || audit_field(e.xid::text)
            || audit_field(audit_moment(e.stamped)) || audit_field(audit_moment(e.at)) || audit_field(e.actor::text)
            || audit_field(e.agency::text) || audit_field(e.role) || audit_field(e.for_whom::text)
            || audit_field(e.recipient) || audit_field(e.purpose) || audit_field(e.device) || audit_field(e.operation)
            || audit_field(e.act) || audit_field(e.target_kind) || audit_field(e.target) || audit_field(e.rows::text)
            || audit_field(e.reason) || audit_field(e.request), 'UTF8'))
    $$;

    -- The next block, of 100,000 entries or little more: what waits may be more than one statement has time for. A
    -- transaction is never divided.
    create function audit_seal_before(horizon xid8) returns bigint language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    declare
        last audit_block;
        fresh audit_block;
    begin
        fresh.era := audit_this_era();
        select * into last from audit_block where era = fresh.era order by no desc limit 1;
        fresh.no := coalesce(last.no, 0) + 1;
        fresh.x_from := coalesce(last.x_to, '0'::xid8);
        -- The first block of an era holds on to the last of the one before.
        fresh.previous := coalesce(last.hash, (select hash from audit_block order by era desc, no desc limit 1), '');
        with waiting as (
            select e.xid from audit_entry e
             where e.era = fresh.era and e.xid >= fresh.x_from and e.xid < horizon order by e.xid limit 100001
        )
        select case when count(*) > 100000
                    then greatest(max(xid), (min(xid)::text::numeric + 1)::text::xid8) else horizon end
          into fresh.x_to from waiting;
        select count(*), sha256(coalesce(string_agg(audit_leaf(e), ''::bytea order by e.xid, e.id), ''))
          into fresh.entries, fresh.root
          from audit_entry e where e.era = fresh.era and e.xid >= fresh.x_from and e.xid < fresh.x_to;
        if fresh.entries = 0 then
            return 0;
        end if;
        fresh.sealed_at := clock_timestamp();
        fresh.hash := sha256(convert_to('1' || audit_field(fresh.era::text) || audit_field(fresh.no::text)
            || audit_field(fresh.x_from::text) || audit_field(fresh.x_to::text) || audit_field(fresh.entries::text)
            || audit_field(encode(fresh.root, 'hex')) || audit_field(encode(fresh.previous, 'hex'))
            || audit_field(audit_moment(fresh.sealed_at)), 'UTF8'));
        insert into audit_block select fresh.*;
        return fresh.entries;
    end $$;
    revoke all on function audit_seal_before(xid8) from public;

    -- Seals the next of what every transaction has written that has ended, and gives how many entries that was. Whoever
    -- calls it can only make it happen sooner: so the application may.
    create function audit_seal() returns bigint language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
    declare horizon xid8;
    begin
        if not pg_try_advisory_xact_lock(hashtext('audit_seal')) then
            return 0;
        end if;
        -- First the horizon, then the reading: a later snapshot sees all that ended before it.
        horizon := pg_snapshot_xmin(pg_current_snapshot());
        return audit_seal_before(horizon);
    end $$;
    revoke all on function audit_seal() from public;
    grant execute on function audit_seal() to fourfold_app;

    -- After a restore the server counts its transactions anew: what was written before is closed, whatever its number.
    create function audit_begin_era(why text) returns integer language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    declare
        ended integer := audit_this_era();
        last xid8 := (select xid from audit_entry where era = audit_this_era() order by xid desc limit 1);
    begin
        perform pg_advisory_xact_lock(hashtext('audit_seal'));
        if last is not null then
            loop
                exit when audit_seal_before((last::text::numeric + 1)::text::xid8) = 0;
            end loop;
        end if;
        insert into audit_era (no, why) values (ended + 1, why);
        return ended + 1;
    end $$;
    revoke all on function audit_begin_era(text) from public;
"""
FORGET = """
    drop function audit_begin_era(text); drop function audit_seal(); drop function audit_seal_before(xid8);
    drop function audit_leaf(audit_entry); drop function audit_moment(timestamptz); drop function audit_field(text);
    drop table audit_block;
"""
COLUMNS = ("for_whom", "recipient", "purpose", "device")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_entries")]
    operations = [
        migrations.RunSQL(
            MONTHS,
            migrations.RunSQL.noop,
            state_operations=[
                migrations.AddField("AuditEntry", name, models.IntegerField(null=True) if name == "for_whom" else models.TextField(blank=True, default=""))
                for name in COLUMNS
            ],
        ),
        migrations.RunSQL(CHAIN, FORGET),
    ]
