from django.db import migrations, models

ENTRIES = """
    create table audit_entry (
        id bigint generated always as identity primary key,
        -- The writing transaction and the machine's own time: neither can be given by whoever writes.
        xid xid8 not null default pg_current_xact_id(),
        stamped timestamptz not null default clock_timestamp(),
        at timestamptz not null default fourfold_now(),
        actor integer,
        agency integer,
        role text not null default '',
        operation text not null check (operation in ('collection', 'alteration', 'consultation', 'disclosure',
            'combination', 'erasure', 'refusal', 'access')),
        act text not null,
        target_kind text not null default '',
        target text not null default '',
        rows integer,
        reason text not null default '',
        request text not null default coalesce(current_setting('app.request', true), '')
    );
    create index audit_entry_xid on audit_entry (xid);
    create index audit_entry_target on audit_entry (target_kind, target, id);
    create index audit_entry_actor on audit_entry (actor, id);
    -- Column by column: a grant on the whole table would let the application choose the transaction it claims.
    grant insert (actor, agency, role, operation, act, target_kind, target, rows, reason)
        on audit_entry to fourfold_app;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("history", "0001_clock")]
    operations = [
        migrations.RunSQL(
            ENTRIES,
            "drop table audit_entry",
            state_operations=[
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("at", models.DateTimeField()),
                        ("actor", models.IntegerField(null=True)),
                        ("agency", models.IntegerField(null=True)),
                        ("role", models.TextField(blank=True)),
                        ("operation", models.TextField()),
                        ("act", models.TextField()),
                        ("target_kind", models.TextField(blank=True)),
                        ("target", models.TextField(blank=True)),
                        ("rows", models.IntegerField(null=True)),
                        ("reason", models.TextField(blank=True)),
                        ("request", models.TextField(blank=True)),
                    ],
                    options={"db_table": "audit_entry", "managed": False},
                )
            ],
        )
    ]
