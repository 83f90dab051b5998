"""A file's place among the files of its sender, so that an older one overwrites nothing of a newer one."""

from django.db import migrations, models

from fourfold.core.history.operations import AlsoKeep


class Migration(migrations.Migration):
    dependencies = [("sources", "0003_untried")]
    operations = [
        migrations.AddField("batch", "place_in_order", models.BigIntegerField(default=0)),
        migrations.AddField("batch", "says_its_place", models.BooleanField(default=False)),
        AlsoKeep("Batch", "place_in_order"),
        AlsoKeep("Batch", "says_its_place"),
    ]
