import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# A key is its maker's own, in a role of theirs; it ends, and never begins again. Nothing of it is changed but that.
KEPT = """
    grant select, insert, update (last_used_on, ended_at, ended_by_id) on access_machinekey to fourfold_app;

    create function access_machinekey_is_kept() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if tg_op = 'INSERT' and not exists (
                select from access_grant g where g.id = new.grant_id and g.user_id = new.user_id) then
            raise exception 'a key acts in a role of whoever made it' using errcode = 'check_violation';
        elsif tg_op = 'UPDATE' and old.ended_at is not null then
            raise exception 'a key that has ended stays ended' using errcode = 'check_violation';
        end if;
        return new;
    end $$;
    create trigger access_machinekey_is_kept before insert or update on access_machinekey
        for each row execute function access_machinekey_is_kept();
"""
PERSON = {"on_delete": django.db.models.deletion.PROTECT, "to": settings.AUTH_USER_MODEL}


class Migration(migrations.Migration):
    dependencies = [("access", "0005_why_it_ended")]
    operations = [
        migrations.CreateModel(
            name="MachineKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("machine", models.CharField(max_length=120)),
                ("sign", models.CharField(max_length=8, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("last_day", models.DateField()),
                ("last_used_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(related_name="machine_keys", **PERSON)),
                ("grant", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.grant")),
                ("ended_by", models.ForeignKey(null=True, related_name="+", **PERSON)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                        | Q(ended_at__isnull=False, ended_by__isnull=False),
                        name="an_ended_key_says_who_and_when",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEPT, "drop function access_machinekey_is_kept cascade"),
    ]
