from django.db import migrations

from fourfold.core.access.scope import SEEN, FollowParent, ScopeRows

# A reader who changes no case row still runs extracts: an inspector above all. So a run is added by its runner's own
# right, not by the right to change rows of an agency: in their own name, for an agency whose rows they see, and at
# which they hold a grant. Its rows go with it. Nobody changes or removes a run.
RUNNER = "(select nullif(current_setting('app.user', true), '')::int)"
RUN_BY_ITS_RUNNER = f"""
    drop policy added on extracts_run;
    create policy run_by_its_runner on extracts_run for insert to fourfold_app with check (
        akey = any ({SEEN}) and run_by_id = {RUNNER}
        and exists (select 1 from access_grant held where held.user_id = run_by_id and held.agency_id = run_for_id));
    drop policy added on extracts_sealedrow;
    create policy sealed_by_its_runner on extracts_sealedrow for insert to fourfold_app with check (
        akey = any ({SEEN})
        and run_id in (select run.id from extracts_run run where run.run_by_id = {RUNNER}));
"""


class Migration(migrations.Migration):
    dependencies = [("extracts", "0001_initial"), ("threats", "0002_protected")]
    operations = [
        ScopeRows("Run", history=False, changeable=False),
        FollowParent("SealedRow", parent="extracts_run", column="run_id"),
        ScopeRows("SealedRow", history=False, changeable=False),
        migrations.RunSQL(RUN_BY_ITS_RUNNER, migrations.RunSQL.noop),
        migrations.RunSQL("grant select, insert on extracts_rowkey to fourfold_app", "select 1"),
    ]
