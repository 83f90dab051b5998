import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0004_two_people"), ("agencies", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Work",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("about", models.BigIntegerField()),
                ("akey", models.GeneratedField(
                    db_persist=True, expression=models.F("owner"), output_field=models.IntegerField())),
                ("state", models.CharField(
                    choices=[("waiting", "Waiting"), ("under way", "Under Way"), ("done", "Done"), ("refused", "Refused"),
                             ("broken", "Broken")],
                    default="waiting", max_length=10)),
                ("said", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("row", models.IntegerField(default=0)),
                ("rows", models.IntegerField(null=True)),
                ("share", models.SmallIntegerField(default=0)),
                ("owner", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency")),
                ("person", models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["name", "about"], condition=Q(ended_at__isnull=True), name="asked_for_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=Q(state__in=["waiting", "under way"], ended_at__isnull=True)
                        | (~Q(state__in=["waiting", "under way"]) & Q(ended_at__isnull=False)),
                        name="ended_work_has_its_moment",
                    ),
                ],
                "indexes": [models.Index(fields=["about", "name", "-id"], name="latest_work")],
            },
        ),
    ]
