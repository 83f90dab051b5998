from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sending", "0004_answers")]
    operations = [
        migrations.AddField("Draft", "showing", models.CharField(max_length=24, blank=True, default="")),
    ]
