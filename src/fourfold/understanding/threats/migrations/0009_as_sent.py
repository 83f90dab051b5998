from django.db import migrations, models

from fourfold.core.history.operations import AlsoKeep


class Migration(migrations.Migration):
    """What a sender's file said of a part, so that the next file overwrites neither newer words nor those typed here."""

    dependencies = [("threats", "0008_why_a_part_ended")]
    operations = [
        migrations.AddField(model_name="linkedperson", name="said_on", field=models.DateField(null=True)),
        AlsoKeep("LinkedPerson", "said_on"),
        migrations.AddField(
            model_name="linkedperson",
            name="as_sent",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        AlsoKeep("LinkedPerson", "as_sent"),
    ]
