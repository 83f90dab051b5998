from django.db import migrations, models


class Migration(migrations.Migration):
    """A large file is received first and tried by the worker: until then it is untried."""

    dependencies = [("sources", "0002_protected"), ("jobs", "0002_protected")]
    operations = [
        migrations.AlterField(
            model_name="batch",
            name="state",
            field=models.CharField(
                choices=[("received", "Received"), ("untried", "Untried"), ("tried", "Tried"), ("loaded", "Loaded"),
                         ("refused", "Refused"), ("withdrawn", "Withdrawn")],
                default="received", max_length=10),
        ),
    ]
