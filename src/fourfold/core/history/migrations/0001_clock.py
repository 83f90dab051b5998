from django.conf import settings
from django.db import migrations

from fourfold.core.history import sql


def mark(apps, schema_editor):
    """What the database is for, and where its clock starts, decided once, at its creation."""
    starts_at = settings.DATABASE_STARTS_AT if settings.DATABASE_PURPOSE != "live" else None
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "insert into platform_clock (purpose, ahead)"
            " values (%s, coalesce(%s::timestamptz - clock_timestamp(), interval '0'))",
            [settings.DATABASE_PURPOSE, starts_at],
        )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            sql.CLOCK,
            "drop function fourfold_now, advance_clock, oldest_open_write, acting_user, acting_request,"
            " keep_the_purpose, never_truncate cascade; drop table platform_clock, history_period;",
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
