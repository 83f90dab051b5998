from django.db import migrations, models

from fourfold.core.history.operations import AlsoKeep


class Migration(migrations.Migration):
    """Why somebody's part in a threat ended stands with the part, where it is read, and no longer in the log."""

    dependencies = [("threats", "0007_briefs")]
    operations = [
        migrations.AddField(
            model_name="linkedperson",
            name="ended_because",
            field=models.CharField(blank=True, default="", max_length=500),
        ),
        AlsoKeep("LinkedPerson", "ended_because"),
    ]
