import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEPT = """
    grant select, insert, update (count, used_at, ended_at) on access_passkey to fourfold_app;
    create trigger access_factor_is_own before insert or update on access_passkey
        for each row execute function access_factor_is_own();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0010_current_and_covered")]
    operations = [
        migrations.CreateModel(
            name="Passkey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("credential", models.CharField(max_length=1500, unique=True)),
                ("data", models.TextField()),
                ("count", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="passkeys", to=settings.AUTH_USER_MODEL)),
            ],
            options={"db_table": "access_passkey"},
        ),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
    ]
