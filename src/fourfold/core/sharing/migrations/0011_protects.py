from django.db import migrations, models

from fourfold.core.history.operations import AlsoKeep


class Migration(migrations.Migration):
    dependencies = [("sharing", "0010_follow_a_restriction")]
    operations = [
        migrations.AddField("edition", "protects", models.BooleanField(default=False)),
        AlsoKeep("Edition", "protects"),
        migrations.AddField("disclosure", "protects", models.BooleanField(default=False)),
        AlsoKeep("Disclosure", "protects"),
    ]
