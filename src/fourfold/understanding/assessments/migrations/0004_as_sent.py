from django.db import migrations, models

from fourfold.core.history.operations import AlsoKeep

ADDED = {
    "sent_reference": models.CharField(blank=True, default="", max_length=80),
    "assessed_on": models.DateField(null=True),
    "assessed_by": models.CharField(blank=True, default="", max_length=120),
    "said_on": models.DateField(null=True),
    "edition_sent": models.IntegerField(null=True),
}


class Migration(migrations.Migration):
    """What a sender's file says of an assessment besides its answers, and whether somebody has written on it since."""

    dependencies = [("assessments", "0003_indexes_of_the_past")]
    operations = [
        operation
        for name, field in ADDED.items()
        for operation in (
            migrations.AddField(model_name="assessment", name=name, field=field),
            AlsoKeep("Assessment", name),
        )
    ]
