from django.db import migrations

from fourfold.core.restricted.operations import KeepKey


class Migration(migrations.Migration):
    dependencies = [("activity", "0003_same_event"), ("restricted", "0002_protected")]
    operations = [KeepKey("Report", kind="report", owner="agency_id")]
