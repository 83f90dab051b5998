from django.db import migrations

# A match that the searcher is told nothing or little of is an entry for the auditors of the record's owner alone.
MATCHED = """
    create function auditing_matched() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
        insert into audit_entry (actor, agency, role, operation, act, target_kind, target, recipient)
        select new.person_id, held.agency_id, coalesce(held.role, ''), 'silent', 'record.match', r.kind, r.reference, a.code
          from access_restriction r
          join access_compartment c on c.id = r.compartment_id
          join agencies_agency a on a.id = c.owner_id
          left join lateral (
              select g.agency_id, g.role from access_grant g
               where g.user_id = new.person_id and g.starts_on <= (new.asked_at at time zone 'Europe/London')::date
                 and coalesce(g.ends_on, 'infinity') >= (new.asked_at at time zone 'Europe/London')::date
               order by g.starts_on desc, g.id desc limit 1
          ) held on true
         where r.id = new.restriction_id;
        return null;
    end $$;
    revoke all on function auditing_matched() from public;
    create trigger auditing_matched after insert on access_match for each row execute function auditing_matched();
"""
FORGET = "drop trigger auditing_matched on access_match; drop function auditing_matched();"


class Migration(migrations.Migration):
    initial = True
    dependencies = [("restricted", "0004_pointers"), ("audit", "0003_reading"), ("access", "0006_machine_keys")]
    operations = [migrations.RunSQL(MATCHED, FORGET)]
