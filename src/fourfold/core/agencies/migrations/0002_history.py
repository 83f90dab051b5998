from django.db import migrations

from fourfold.core.history.operations import KeepHistory


class Migration(migrations.Migration):
    """What was recorded of agencies on any past day can be told, also after a name or an end was entered late."""

    dependencies = [("agencies", "0001_initial"), ("history", "0001_clock")]
    operations = [
        KeepHistory("Agency"),
        KeepHistory("AgencyName"),
        KeepHistory("AgencyPlace"),
        KeepHistory("AreaWord"),
        KeepHistory("Succession"),
        KeepHistory("CarryOver"),
    ]
