import django.db.models.deletion
from django.db import migrations, models

# The rows of a run are many and their run is one: its key is compared once, and not 50,000 times.
CHECKED_ONCE = """
    create or replace function extracts_sealedrow_check_key() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if exists (
            select 1 from (select distinct akey, run_id from fresh) sealed
             where sealed.akey is distinct from (select run.akey from extracts_run run where run.id = sealed.run_id)
        ) then
            raise exception 'new row violates row-level security policy for table "extracts_sealedrow"'
                using errcode = 'insufficient_privilege';
        end if;
        return null;
    end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("extracts", "0006_rows_found_by_place")]
    operations = [
        migrations.AlterField(
            "sealedrow",
            "run",
            models.ForeignKey(
                "extracts.run",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sealed",
                db_index=False,
                db_constraint=False,
            ),
        ),
        migrations.RunSQL(CHECKED_ONCE, migrations.RunSQL.noop),
    ]
