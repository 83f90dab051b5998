import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# A subject is somebody's when a second person has approved it. It ends, and never begins again.
KEPT = """
    grant select, insert, update (ended_at, ended_by_id) on access_identity to fourfold_app;

    create function access_identity_needs_two() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if tg_op = 'INSERT' and not exists (
                select from access_request r where r.id = new.request_id and r.kind = 'subject' and r.state = 'approved'
                   and r.user_id = new.user_id and r.subject = new.subject) then
            raise exception 'a subject is somebody''s when a second person has approved it' using errcode = 'check_violation';
        elsif tg_op = 'UPDATE' and old.ended_at is not null then
            raise exception 'a subject that was ended stays ended' using errcode = 'check_violation';
        end if;
        return new;
    end $$;
    create trigger access_identity_needs_two before insert or update on access_identity
        for each row execute function access_identity_needs_two();
"""
PERSON = {"on_delete": django.db.models.deletion.PROTECT, "to": settings.AUTH_USER_MODEL}
ABOUT_NO_ROLE = {"role": "", "agency__isnull": True, "starts_on__isnull": True, "ends_on__isnull": True}


class Migration(migrations.Migration):
    dependencies = [("access", "0008_sessions")]
    operations = [
        migrations.AddField("Request", "subject", models.CharField(blank=True, db_default="", default="", max_length=255)),
        migrations.AlterField(
            "Request", "kind",
            models.CharField(
                choices=[("grant", "Grant"), ("password", "Password"), ("factor", "Factor"), ("subject", "Subject")],
                max_length=8,
            ),
        ),
        migrations.RemoveConstraint("Request", "a_request_says_what_is_asked"),
        migrations.AddConstraint(
            "Request",
            models.CheckConstraint(
                condition=Q(kind="grant", agency__isnull=False, starts_on__isnull=False, subject="") & ~Q(role="")
                | Q(kind__in=("password", "factor"), subject="", **ABOUT_NO_ROLE)
                | Q(kind="subject", **ABOUT_NO_ROLE) & ~Q(subject=""),
                name="a_request_says_what_is_asked",
            ),
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issuer", models.CharField(max_length=255)),
                ("subject", models.CharField(max_length=255)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(related_name="identities", **PERSON)),
                ("request", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.request")),
                ("ended_by", models.ForeignKey(null=True, related_name="+", **PERSON)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["issuer", "subject"], condition=Q(ended_at__isnull=True), name="a_subject_is_one_person"
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEPT, "drop function access_identity_needs_two cascade"),
    ]
