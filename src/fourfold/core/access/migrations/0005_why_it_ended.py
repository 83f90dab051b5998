from django.db import migrations, models

RIGHTS = "grant update (ended_because) on access_grant to fourfold_app"


class Migration(migrations.Migration):
    """Why a role was ended stands with the role, where it is read, and no longer in the log, which forgets nothing."""

    dependencies = [("access", "0004_two_people")]
    operations = [
        migrations.AddField(
            model_name="grant",
            name="ended_because",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
