from django.db import migrations

from fourfold.core.access.scope import CHANGED, SEEN, ScopeRows

# Whoever asked sees their own work under any role, and none: the worker writes down, as them, how far it is and that
# their role has ended.
OWN = "person_id = (select nullif(current_setting('app.user', true), '')::int)"
OWN_TOO = f"""
    alter policy seen on jobs_work using (akey = any ({SEEN}) or {OWN});
    alter policy changed on jobs_work using (akey = any ({CHANGED}) or {OWN}) with check (akey = any ({CHANGED}) or {OWN});
    revoke update on jobs_work from fourfold_app;
    grant update (state, said, begun_at, ended_at, row, rows, share) on jobs_work to fourfold_app;
"""
# Of the queue the application may do what asking and working need: what stands in a job is never changed, no job and no
# event is deleted, and nothing is done by the clock.
QUEUE = """
    grant select, insert on procrastinate_jobs to fourfold_app;
    grant update (status, attempts, worker_id, scheduled_at, abort_requested, priority, queue_name, lock)
        on procrastinate_jobs to fourfold_app;
    grant insert on procrastinate_events to fourfold_app;
    grant select, insert, delete, update (last_heartbeat) on procrastinate_workers to fourfold_app;
    grant usage on sequence procrastinate_jobs_id_seq, procrastinate_events_id_seq to fourfold_app;
    grant execute on function procrastinate_defer_jobs_v1, procrastinate_fetch_job_v2, procrastinate_finish_job_v1,
        procrastinate_retry_job_v2, procrastinate_register_worker_v1, procrastinate_unregister_worker_v1,
        procrastinate_update_heartbeat_v1, procrastinate_prune_stalled_workers_v1 to fourfold_app;
"""


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job"), ("access", "0002_rights")]
    operations = [
        ScopeRows("Work", history=False),
        migrations.RunSQL(OWN_TOO, migrations.RunSQL.noop),
        migrations.RunSQL(QUEUE, migrations.RunSQL.noop),
    ]
