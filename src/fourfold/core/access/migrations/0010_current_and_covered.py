import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

# Vetting and training are recorded, and withdrawn once. Whoever covers for a colleague acts in exactly their role, for a
# time that ends no later, asked for by them and approved by a third.
KEPT = """
    grant select, insert, update (ended_at, ended_by_id, ended_because) on access_clearance to fourfold_app;

    create function access_clearance_is_kept() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if old.ended_at is not null then
            raise exception 'what was withdrawn stays withdrawn' using errcode = 'check_violation';
        end if;
        return new;
    end $$;
    create trigger access_clearance_is_kept before update on access_clearance
        for each row execute function access_clearance_is_kept();

    create or replace function access_grant_needs_two() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if new.request_id is null then
            if new.granted_by_id is null and new.approved_by_id is null
               and (access_as_owner(tg_relid) or (select purpose from platform_clock) <> 'live') then
                return new;
            end if;
        elsif exists (select from access_request r where r.id = new.request_id and r.kind = 'grant'
                and r.state = 'approved' and r.user_id = new.user_id and r.role = new.role
                and r.agency_id = new.agency_id and r.starts_on <= new.starts_on
                and r.ends_on is not distinct from new.ends_on and r.asked_by_id = new.granted_by_id
                and r.decided_by_id = new.approved_by_id and r.covers_id is not distinct from new.covers_id)
              and (new.covers_id is null or exists (select from access_grant g where g.id = new.covers_id
                and g.user_id = new.granted_by_id and g.role = new.role and g.agency_id = new.agency_id
                and g.covers_id is null and new.ends_on is not null
                and (g.ends_on is null or g.ends_on >= new.ends_on))) then
            return new;
        end if;
        raise exception 'a role is granted when a second person has approved it' using errcode = 'check_violation';
    end $$;
"""
PERSON = {"on_delete": django.db.models.deletion.PROTECT, "to": settings.AUTH_USER_MODEL}
COVERED = {"on_delete": django.db.models.deletion.PROTECT, "null": True, "to": "access.grant"}


class Migration(migrations.Migration):
    dependencies = [("access", "0009_identities")]
    operations = [
        migrations.AddField("Grant", "covers", models.ForeignKey(related_name="covered_by", **COVERED)),
        migrations.AddField("Request", "covers", models.ForeignKey(related_name="+", **COVERED)),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("until", models.DateField()),
                ("reference", models.CharField(blank=True, max_length=120)),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_because", models.CharField(blank=True, default="", max_length=300)),
                ("user", models.ForeignKey(related_name="clearances", **PERSON)),
                ("recorded_by", models.ForeignKey(related_name="+", **PERSON)),
                ("ended_by", models.ForeignKey(null=True, related_name="+", **PERSON)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=~Q(recorded_by=F("user")), name="nobody_clears_themselves"),
                ],
            },
        ),
        migrations.RunSQL(KEPT, "drop function access_clearance_is_kept cascade"),
    ]
