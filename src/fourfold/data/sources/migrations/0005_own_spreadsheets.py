"""Somebody's own spreadsheet: it waits until its columns are named, and is read under a map of its own."""

from django.db import migrations, models

from fourfold.core.history.operations import AlsoKeep


class Migration(migrations.Migration):
    dependencies = [("sources", "0004_place_in_order")]
    operations = [
        migrations.AddField("batch", "own_map", models.TextField(blank=True, default="")),
        AlsoKeep("Batch", "own_map"),
        migrations.AlterField(
            model_name="batch",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "Received"),
                    ("unmatched", "Unmatched"),
                    ("untried", "Untried"),
                    ("tried", "Tried"),
                    ("loaded", "Loaded"),
                    ("refused", "Refused"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="received",
                max_length=10,
            ),
        ),
    ]
