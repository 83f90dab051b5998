"""What a file said of a part is kept with the row that brought it, as for every kind of file."""

from django.db import migrations

from fourfold.core.history.operations import KeepNoMore


class Migration(migrations.Migration):
    dependencies = [("threats", "0009_as_sent")]
    operations = [
        KeepNoMore("LinkedPerson", "as_sent"),
        migrations.RemoveField(model_name="linkedperson", name="as_sent"),
    ]
