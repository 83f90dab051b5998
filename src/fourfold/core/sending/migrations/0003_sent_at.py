from django.db import migrations, models


class Migration(migrations.Migration):
    """A receipt says when it was sent. Those from before do not, and are asked about by nobody."""

    dependencies = [("sending", "0002_protected")]
    operations = [migrations.AddField("receipt", "sent_at", models.DateTimeField(null=True))]
