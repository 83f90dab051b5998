from django.db import migrations

# The words of a search lie apart from the log, which is never changed: they are removed when their time is over.
SEARCHED = """
    create table audit_searched (
        entry bigint primary key,
        words text not null,
        keep_until date not null
    );
    create index audit_searched_until on audit_searched (keep_until);

    create function audit_search(
        reader integer, at_agency integer, in_role text, act text, kind text, behalf integer, rows integer, words text,
        keep_until date
    ) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare made bigint;
    begin
        insert into audit_entry (actor, agency, role, for_whom, operation, act, target_kind, rows)
        values (nullif(reader, 0), nullif(at_agency, 0), in_role, nullif(behalf, 0), 'consultation', audit_search.act, kind,
                audit_search.rows)
        returning id into made;
        if words <> '' then
            insert into audit_searched values (made, audit_search.words, audit_search.keep_until);
        end if;
    end $$;
    revoke all on function audit_search(integer, integer, text, text, text, integer, integer, text, date) from public;
    grant execute on function audit_search(integer, integer, text, text, text, integer, integer, text, date) to fourfold_app;

    -- The words of one search within somebody's reach, for a reason; the entry of it holds the reason.
    create function audit_words_of(
        reader integer, at_agency integer, in_role text, of_entry bigint, why text, within integer[], nobodys boolean
    ) returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare found text;
    begin
        if btrim(why) = '' then
            raise exception 'The words of a search are read for a reason.' using errcode = 'FF012';
        end if;
        select s.words into found from audit_searched s join audit_entry e on e.id = s.entry
         where s.entry = of_entry and s.keep_until >= (fourfold_now() at time zone 'Europe/London')::date
           and (e.agency = any(within) or (nobodys and e.agency is null));
        insert into audit_entry (actor, agency, role, operation, act, target_kind, target, rows, reason)
        values (nullif(reader, 0), nullif(at_agency, 0), in_role, 'consultation', 'audit.words', 'audit', of_entry::text,
                case when found is null then 0 else 1 end, why);
        return found;
    end $$;
    revoke all on function audit_words_of(integer, integer, text, bigint, text, integer[], boolean) from public;
    grant execute on function audit_words_of(integer, integer, text, bigint, text, integer[], boolean) to fourfold_app;

    create function audit_forget_searches() returns integer language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
    declare gone integer;
    begin
        delete from audit_searched where keep_until < (fourfold_now() at time zone 'Europe/London')::date;
        get diagnostics gone = row_count;
        return gone;
    end $$;
    revoke all on function audit_forget_searches() from public;
    grant execute on function audit_forget_searches() to fourfold_app;
"""
NO_SEARCHED = """
    drop function audit_forget_searches();
    drop function audit_words_of(integer, integer, text, bigint, text, integer[], boolean);
    drop function audit_search(integer, integer, text, text, text, integer, integer, text, date);
    drop table audit_searched;
"""

# What each person did a day, in numbers: rows read and taken out, and searches that hold their own name. The words of
# the searches are compared here and given to nobody.
DAYS = """
    create function audit_days(
        reader integer, at_agency integer, in_role text, within integer[], since timestamptz, until timestamptz
    ) returns table (person integer, day date, rows_read bigint, rows_taken bigint, own_name bigint)
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
        if until - since > interval '31 days 1 hour' then
            raise exception 'Entries are read of 31 days at most, or of one record.' using errcode = 'FF010';
        end if;
        insert into audit_entry (actor, agency, role, operation, act, target_kind, reason)
        values (nullif(reader, 0), nullif(at_agency, 0), in_role, 'consultation', 'audit.unusual', 'audit',
                format('since %s, until %s', left(since::text, 16), left(until::text, 16)));
        return query
            select e.actor, (e.at at time zone 'Europe/London')::date,
                   coalesce(sum(coalesce(e.rows, 1)) filter (where e.operation = 'consultation'), 0)::bigint,
                   coalesce(sum(coalesce(e.rows, 1)) filter (where e.operation = 'disclosure'), 0)::bigint,
                   count(*) filter (where s.entry is not null and exists (
                       select from access_user u where u.id = e.actor
                          and (strpos(lower(s.words), lower(u.name)) > 0 or strpos(lower(s.words), lower(u.sign_in_name)) > 0
                               or (length(regexp_replace(u.name, '^.* ', '')) > 3
                                   and lower(regexp_replace(u.name, '^.* ', ''))
                                       = any(regexp_split_to_array(lower(s.words), '[^[:alnum:]''’-]+'))))))
              from audit_entry e left join audit_searched s on s.entry = e.id
             where e.at >= since and e.at < until and e.agency = any(within) and e.actor is not null
               and e.operation in ('consultation', 'disclosure')
             group by 1, 2;
    end $$;
    revoke all on function audit_days(integer, integer, text, integer[], timestamptz, timestamptz) from public;
    grant execute on function audit_days(integer, integer, text, integer[], timestamptz, timestamptz) to fourfold_app;
"""
NO_DAYS = "drop function audit_days(integer, integer, text, integer[], timestamptz, timestamptz)"


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_reading"), ("access", "0001_initial")]
    operations = [
        migrations.RunSQL(SEARCHED, NO_SEARCHED),
        migrations.RunSQL(DAYS, NO_DAYS),
    ]
