import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

# What the constraints of one row cannot say: that a grant and a one-time password stand on a request that a second
# person approved. Only whoever owns the tables sets up people without (the first administrators), and a database that
# was made as a demonstration, for tests or for a bench.
TWO_PEOPLE = """
    revoke insert, update on access_grant from fourfold_app;
    grant insert, update (ends_on) on access_grant to fourfold_app;
    grant select, insert, update (state, decided_by_id, decided_at, answer) on access_request to fourfold_app;

    create function access_as_owner(relation oid) returns boolean language sql stable
    set search_path = pg_catalog, public, pg_temp as $$
        select relowner = (select oid from pg_roles where rolname = current_user) from pg_class where oid = relation
    $$;
    grant execute on function access_as_owner to fourfold_app;

    create function access_request_is_kept() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if tg_op = 'INSERT' and new.state <> 'waiting' then
            raise exception 'a request begins by waiting' using errcode = 'check_violation';
        elsif tg_op = 'UPDATE' and old.state <> 'waiting' then
            raise exception 'a request is decided once' using errcode = 'check_violation';
        end if;
        return new;
    end $$;
    create trigger access_request_is_kept before insert or update on access_request
        for each row execute function access_request_is_kept();

    create function access_grant_needs_two() returns trigger language plpgsql
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
                and r.decided_by_id = new.approved_by_id) then
            return new;
        end if;
        raise exception 'a role is granted when a second person has approved it' using errcode = 'check_violation';
    end $$;
    create trigger access_grant_needs_two before insert on access_grant
        for each row execute function access_grant_needs_two();

    create function access_grant_never_grows() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if old.ends_on is not null and (new.ends_on is null or new.ends_on > old.ends_on) then
            raise exception 'a role that goes on for longer is asked for again' using errcode = 'check_violation';
        end if;
        return new;
    end $$;
    create trigger access_grant_never_grows before update on access_grant
        for each row execute function access_grant_never_grows();

    create function access_password_needs_two() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if new.one_time_until is not null and not access_as_owner(tg_relid) and not exists (
            select from access_request r where r.user_id = new.id and r.kind = 'password' and r.state = 'approved'
                and new.one_time_until <= r.decided_at + interval '1 day') then
            raise exception 'a one-time password is made when a second person has approved it'
                using errcode = 'check_violation';
        end if;
        return new;
    end $$;
    create trigger access_password_needs_two before insert or update of one_time_until on access_user
        for each row execute function access_password_needs_two();
"""
BACK = """
    drop function access_password_needs_two, access_grant_never_grows, access_grant_needs_two,
        access_request_is_kept cascade;
    drop function access_as_owner;
    grant insert, update on access_grant to fourfold_app;
"""
PERSON = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": settings.AUTH_USER_MODEL}


class Migration(migrations.Migration):
    dependencies = [("access", "0003_brake"), ("history", "0001_clock")]
    operations = [
        migrations.AddField("User", "one_time_until", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("grant", "Grant"), ("password", "Password")], max_length=8)),
                ("role", models.CharField(blank=True, max_length=40)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("reason", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField()),
                ("state", models.CharField(
                    choices=[("waiting", "Waiting"), ("approved", "Approved"), ("refused", "Refused"), ("withdrawn", "Withdrawn")],
                    default="waiting", max_length=9)),
                ("decided_at", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, max_length=300)),
                ("agency", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="requests", to=settings.AUTH_USER_MODEL)),
                ("asked_by", models.ForeignKey(**PERSON)),
                ("decided_by", models.ForeignKey(null=True, **PERSON)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=~Q(asked_by=F("user")), name="nobody_asks_for_themselves"),
                    models.CheckConstraint(
                        condition=Q(state="waiting", decided_by__isnull=True, decided_at__isnull=True)
                        | Q(state="withdrawn", decided_by=F("asked_by"), decided_at__isnull=False)
                        | (Q(state__in=("approved", "refused"), decided_by__isnull=False, decided_at__isnull=False)
                           & ~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("user"))),
                        name="a_second_person_decides",
                    ),
                    models.CheckConstraint(
                        condition=Q(kind="grant", agency__isnull=False, starts_on__isnull=False) & ~Q(role="")
                        | Q(kind="password", role="", agency__isnull=True, starts_on__isnull=True, ends_on__isnull=True),
                        name="a_request_says_what_is_asked",
                    ),
                    models.UniqueConstraint(
                        fields=["user"], condition=Q(kind="password", state="waiting"), name="one_password_waits"
                    ),
                ],
            },
        ),
        migrations.AddField("Grant", "approved_by", models.ForeignKey(null=True, **PERSON)),
        migrations.AddField(
            "Grant",
            "request",
            models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="grant", to="access.request"),
        ),
        migrations.AddConstraint(
            "Grant",
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (Q(granted_by__isnull=False) & ~Q(approved_by=F("granted_by")) & ~Q(approved_by=F("user"))),
                name="a_second_person_approves",
            ),
        ),
        migrations.RunSQL(TWO_PEOPLE, BACK),
    ]
