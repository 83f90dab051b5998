from django.db import migrations

from fourfold.core.restricted.operations import names

NAMES = """
    select unnest(array[sender_reference, apmis_reference]) from disruptions_disruption where id = $1
"""


class Migration(migrations.Migration):
    dependencies = [("disruptions", "0009_may_be_restricted"), ("restricted", "0004_pointers")]
    operations = names("disruptions_disruption", "disruptions_names", NAMES)
