from django.db import migrations, models


class Migration(migrations.Migration):
    """A run says of which records it is; all that were made before are of threats."""

    dependencies = [("extracts", "0003_scope_of_runs")]
    operations = [
        migrations.AddField(
            "Run", "of", models.CharField(max_length=20, default="threats", db_default="threats")
        ),
    ]
