from django.db import migrations

from fourfold.core.restricted.operations import names

NAMES = """
    select null::text where false
"""


class Migration(migrations.Migration):
    dependencies = [("activity", "0004_may_be_restricted"), ("restricted", "0004_pointers")]
    operations = names("activity_report", "activity_names", NAMES)
