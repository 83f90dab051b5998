import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# Whoever was signed in signs in again: the old table says of nobody whose a session is.
MOVED = """
    grant select, insert, update, delete on access_session to fourfold_app;
    revoke all on django_session from fourfold_app;
    delete from django_session;
"""
BACK = "grant select, insert, update, delete on django_session to fourfold_app"
PERSON = {"on_delete": django.db.models.deletion.PROTECT, "to": settings.AUTH_USER_MODEL}


class Migration(migrations.Migration):
    dependencies = [("access", "0007_second_factor"), ("sessions", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key")),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("begun_at", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
                ("browser", models.CharField(blank=True, max_length=60)),
                ("user", models.ForeignKey(null=True, related_name="+", **PERSON)),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
        ),
        migrations.RemoveConstraint("MachineKey", "an_ended_key_says_who_and_when"),
        migrations.AddConstraint(
            "MachineKey",
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by__isnull=True), name="an_ended_key_says_when"
            ),
        ),
        migrations.RunSQL(MOVED, BACK),
    ]
