from django.db import migrations


class Migration(migrations.Migration):
    """Codes are read by every page and loaded from a file; none is ever removed, since old records keep them."""

    dependencies = [("reference", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "grant select, insert, update on reference_code to fourfold_app;", migrations.RunSQL.noop
        )
    ]
