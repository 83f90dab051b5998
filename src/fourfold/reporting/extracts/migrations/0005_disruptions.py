from django.db import migrations, models

import fourfold.reporting.extracts.models
from fourfold.core.access.scope import SEEN

RUNNER = "(select nullif(current_setting('app.user', true), '')::int)"
DISCLOSED = f"(scope <@ {SEEN} or run_by_id = {RUNNER})"


def gone(history, keys):
    """A row's version was removed, or the key of its record destroyed."""
    return f"""(not exists (select 1 from {history} h where h.hid = s.hid)
                    or not exists (select 1 from {keys} k where k.record = s.record))"""


def disposed(*kinds):
    """Which rows of a run are gone for good, as in 0003, by what the run is of."""
    tests = " or ".join(f"(of = '{of}' and {gone(history, keys)})" for of, history, keys in kinds)
    return f"""
        create or replace function extract_disposed(of_run bigint) returns setof bigint
        language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
            select s.hid from extracts_sealedrow s join extracts_run on extracts_run.id = s.run_id
             where s.run_id = of_run and extracts_run.akey = any ({SEEN}) and {DISCLOSED} and ({tests})
        $$;
    """


THREATS = ("threats", "threats_threat_hist", "extracts_rowkey")
DISRUPTIONS = ("disruptions", "disruptions_disruption_hist", "extracts_disruptionkey")


class Migration(migrations.Migration):
    """Disruptions can be asked of too: their numbers are not those of threats, so their keys are kept apart."""

    dependencies = [("extracts", "0004_of"), ("disruptions", "0002_protected")]
    operations = [
        migrations.CreateModel(
            name="DisruptionKey",
            fields=[
                ("record", models.BigIntegerField(primary_key=True, serialize=False)),
                ("key", models.BinaryField(default=fourfold.reporting.extracts.models.new_key)),
            ],
            options={"abstract": False},
        ),
        migrations.RunSQL("grant select, insert on extracts_disruptionkey to fourfold_app", "select 1"),
        migrations.RunSQL(disposed(THREATS, DISRUPTIONS), disposed(THREATS)),
    ]
