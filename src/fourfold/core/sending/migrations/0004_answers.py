from django.db import migrations, models

from fourfold.core.sending.sql import sql_for_forgetting, sql_for_own_rows


class Migration(migrations.Migration):
    """What machines were answered is their person's alone, and goes in time."""

    dependencies = [("sending", "0003_sent_at"), ("history", "0001_clock")]
    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.IntegerField()),
                ("key", models.CharField(max_length=100)),
                ("digest", models.CharField(max_length=64)),
                ("reach", models.CharField(max_length=64)),
                ("status", models.SmallIntegerField(default=0)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField()),
                ("last_day", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "key"), name="one_answer_a_person_and_key")],
            },
        ),
        migrations.RunSQL(
            sql_for_own_rows("sending_answer") + sql_for_forgetting("sending_answer"),
            "drop function sending_answer_forget() cascade",
        ),
    ]
