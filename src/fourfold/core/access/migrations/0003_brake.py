from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0002_rights")]
    operations = [
        migrations.CreateModel(
            name="Brake",
            fields=[
                ("subject", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("tries", models.PositiveIntegerField()),
                ("since", models.DateTimeField(db_index=True)),
            ],
        ),
        # Old counts are thrown away by whoever counts next.
        migrations.RunSQL(
            "grant select, insert, update, delete on access_brake to fourfold_app", migrations.RunSQL.noop
        ),
    ]
