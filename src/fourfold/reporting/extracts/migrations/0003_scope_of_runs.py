import django.db.models.deletion
from django.db import migrations, models

from fourfold.core.access.scope import SEEN

RUNNER = "(select nullif(current_setting('app.user', true), '')::int)"
# A run's total and digest count every row of its scope. So it exists for those alone who see that whole scope, and
# for the person to whom it was disclosed when they ran it.
DISCLOSED = f"(scope <@ {SEEN} or run_by_id = {RUNNER})"
SCOPE = f"""
    create policy whole_scope on extracts_run as restrictive for select to fourfold_app using {DISCLOSED};
    create policy with_its_run on extracts_sealedrow as restrictive for select to fourfold_app
        using (run_id in (select run.id from extracts_run run));

    -- Nobody runs in a scope wider than their own, but to repeat a run that exists for them, in that run's scope.
    create policy own_scope on extracts_run as restrictive for insert to fourfold_app
        with check (scope <@ {SEEN} or repeats_id is not null);
    create function extracts_run_repeats() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if not exists (select 1 from extracts_run run where run.id = new.repeats_id and run.scope = new.scope
                          and run.as_of = new.as_of and run.definition_digest = new.definition_digest) then
            raise exception 'new row violates row-level security policy for table "extracts_run"'
                using errcode = 'insufficient_privilege';
        end if;
        return new;
    end $$;
    create trigger extracts_run_repeats before insert on extracts_run
        for each row when (new.repeats_id is not null) execute function extracts_run_repeats();

    -- Which rows of a run are gone for good: their version was removed, or the key of their record destroyed. To the
    -- reader a row that is gone looks like one that they may not see; the database tells the two apart.
    create function extract_disposed(of_run bigint) returns setof bigint
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
        select s.hid from extracts_sealedrow s join extracts_run on extracts_run.id = s.run_id
         where s.run_id = of_run and extracts_run.akey = any ({SEEN}) and {DISCLOSED}
           and (not exists (select 1 from threats_threat_hist h where h.hid = s.hid)
                or not exists (select 1 from extracts_rowkey k where k.record = s.record))
    $$;
    revoke all on function extract_disposed(bigint) from public;
    grant execute on function extract_disposed(bigint) to fourfold_app;

    -- The lock counts every run, also those that a viewer may not know of.
    insert into extracts_lockeddefinition (code, version, digest)
        select distinct on (definition, version) definition, version, definition_digest
          from extracts_run order by definition, version, id;
    grant select, insert on extracts_lockeddefinition to fourfold_app;
"""


class Migration(migrations.Migration):
    dependencies = [("extracts", "0002_protected"), ("threats", "0002_protected")]
    operations = [
        migrations.AddField(
            "Run",
            "repeats",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="extracts.run"
            ),
        ),
        migrations.CreateModel(
            name="LockedDefinition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=60)),
                ("version", models.SmallIntegerField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("code", "version"), name="one_wording_a_version")],
            },
        ),
        migrations.RunSQL(
            SCOPE,
            """
            drop function extract_disposed(bigint);
            drop trigger extracts_run_repeats on extracts_run; drop function extracts_run_repeats();
            drop policy own_scope on extracts_run; drop policy with_its_run on extracts_sealedrow;
            drop policy whole_scope on extracts_run;
            """,
        ),
    ]
