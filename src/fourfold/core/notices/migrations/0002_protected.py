from django.db import migrations

# A notice exists for whom it is for. It is added by the owner's function alone, once while it waits.
OWN = """
    alter table notices_notice enable row level security;
    alter table notices_notice force row level security;
    create policy owner on notices_notice to fourfold_owner using (true) with check (true);
    create policy own on notices_notice to fourfold_app
        using (person_id = (select nullif(current_setting('app.user', true), '')::int));
    revoke all on notices_notice from fourfold_app;
    grant select, update (opened_at) on notices_notice to fourfold_app;
    create function notices_tell(of_person bigint, of_kind text, of_address text) returns boolean language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
        insert into notices_notice (person_id, kind, address, told_at)
        select of_person, of_kind, of_address, fourfold_now()
         where not exists (select from notices_notice where person_id = of_person and kind = of_kind
                              and address = of_address and opened_at is null);
        return found;
    end $$;
    revoke all on function notices_tell from public;
    grant execute on function notices_tell to fourfold_app;
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("history", "0001_clock")]
    operations = [migrations.RunSQL(OWN)]
