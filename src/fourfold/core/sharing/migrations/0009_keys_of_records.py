from django.db import migrations, models


def key(model: str) -> migrations.AddField:
    """No row is older than this column: nothing was shared with a release before it."""
    return migrations.AddField(model, "okey", models.IntegerField(editable=False, default=0), preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("sharing", "0008_contacts_protected")]
    operations = [
        migrations.AddField(
            "disclosure", "about_kind", models.CharField(max_length=20, default=""), preserve_default=False
        ),
        migrations.AddField("disclosure", "about_id", models.BigIntegerField(default=0), preserve_default=False),
        key("disclosure"),
        key("action"),
        key("correction"),
        key("contact"),
        migrations.AddField("given", "about_kind", models.CharField(max_length=20, blank=True, default="")),
        migrations.AddField("given", "about_id", models.BigIntegerField(null=True)),
        key("given"),
    ]
