import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# Everybody takes a factor into use for themselves. One ends by its person's own act, by the owner of the tables, or
# when a second person has approved that somebody who lost theirs begins afresh. None begins again.
KEPT = """
    grant select, insert, update (last_step, ended_at) on access_app to fourfold_app;
    grant select, insert, update (used_at, ended_at) on access_papercode to fourfold_app;

    create function access_factor_is_own() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if access_as_owner(tg_relid)
           or new.user_id::text = coalesce(current_setting('app.user', true), '') and (tg_op = 'INSERT' or old.ended_at is null)
           or tg_op = 'UPDATE' and old.ended_at is null and exists (
                select from access_request r where r.user_id = new.user_id and r.kind = 'factor'
                   and r.state = 'approved' and r.decided_at >= old.made_at) then
            return new;
        end if;
        raise exception 'a second factor is its own person''s' using errcode = 'check_violation';
    end $$;
    create trigger access_factor_is_own before insert or update on access_app
        for each row execute function access_factor_is_own();
    create trigger access_factor_is_own before insert or update on access_papercode
        for each row execute function access_factor_is_own();

    create or replace function access_password_needs_two() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if new.one_time_until is not null and not access_as_owner(tg_relid) and not exists (
            select from access_request r where r.user_id = new.id and r.kind in ('password', 'factor')
                and r.state = 'approved' and new.one_time_until <= r.decided_at + interval '1 day') then
            raise exception 'a one-time password is made when a second person has approved it'
                using errcode = 'check_violation';
        end if;
        return new;
    end $$;
"""
PERSON = {"on_delete": django.db.models.deletion.PROTECT, "to": settings.AUTH_USER_MODEL}
KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("access", "0006_machine_keys")]
    operations = [
        migrations.CreateModel(
            name="App",
            fields=[
                ("id", KEY),
                ("secret", models.CharField(max_length=300)),
                ("last_step", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(related_name="apps", **PERSON)),
            ],
            options={
                "db_table": "access_app",
                "constraints": [
                    models.UniqueConstraint(fields=["user"], condition=Q(ended_at__isnull=True), name="one_app_a_person"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperCode",
            fields=[
                ("id", KEY),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(related_name="+", **PERSON)),
            ],
            options={
                "db_table": "access_papercode",
                "constraints": [models.UniqueConstraint(fields=["user", "digest"], name="a_paper_code_is_one")],
            },
        ),
        migrations.AlterField(
            "Request", "kind",
            models.CharField(choices=[("grant", "Grant"), ("password", "Password"), ("factor", "Factor")], max_length=8),
        ),
        migrations.RemoveConstraint("Request", "a_request_says_what_is_asked"),
        migrations.AddConstraint(
            "Request",
            models.CheckConstraint(
                condition=Q(kind="grant", agency__isnull=False, starts_on__isnull=False) & ~Q(role="")
                | Q(kind__in=("password", "factor"), role="", agency__isnull=True, starts_on__isnull=True,
                    ends_on__isnull=True),
                name="a_request_says_what_is_asked",
            ),
        ),
        migrations.AddConstraint(
            "Request",
            models.UniqueConstraint(
                fields=["user"], condition=Q(kind="factor", state="waiting"), name="one_new_beginning_waits"
            ),
        ),
        migrations.RunSQL(KEPT, "drop function access_factor_is_own cascade"),
    ]
