from django.db import migrations

# A run was made in the scope of a compartment that is empty now: what its record's key became takes that one's place, so
# that the run exists for whoever sees all of its rows.
LEFT = """
    create function extracts_scope_left(before integer, after integer) returns void language sql
    security definer set search_path = pg_catalog, public, pg_temp as $$
        update extracts_run
           set scope = (select array_agg(distinct key order by key) from unnest(array_replace(scope, before, after)) key)
         where scope @> array[before]
    $$;
    revoke all on function extracts_scope_left from public;
    insert into access_hook (table_name, function_name) values ('left', 'extracts_scope_left');
"""


class Migration(migrations.Migration):
    dependencies = [("extracts", "0007_rows_with_their_run"), ("restricted", "0002_protected")]
    operations = [migrations.RunSQL(LEFT, migrations.RunSQL.noop)]
