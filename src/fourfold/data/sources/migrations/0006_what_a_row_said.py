"""What each row said, column by column, so that a later one changes here only what its sender changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0005_own_spreadsheets")]
    operations = [
        migrations.AddField("arrival", "said", ArrayField(models.TextField(null=True), null=True)),
    ]
