from django.db import migrations

from fourfold.core.access.scope import ScopeRows
from fourfold.core.history.operations import KeepHistory

# When a report was told, the database says. What was told stays as it was told: an answer is added, never a word changed.
AS_TOLD = """
    create function activity_report_as_told() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if tg_op = 'INSERT' then
            new.told_at := fourfold_now();
        elsif (new.told_by_id, new.told_at, new.happened_on, new.place, new.what, new.who, new."group")
            is distinct from (old.told_by_id, old.told_at, old.happened_on, old.place, old.what, old.who, old."group")
        then
            raise exception 'What was reported stays as it was reported.' using errcode = 'FF010';
        end if;
        return new;
    end $$;
    create trigger activity_report_as_told before insert or update on activity_report
        for each row execute function activity_report_as_told();
"""


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_initial")]
    operations = [
        KeepHistory("Report"),
        ScopeRows("Report"),
        migrations.RunSQL(AS_TOLD, "drop function activity_report_as_told() cascade"),
    ]
