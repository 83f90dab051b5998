from django.db import migrations

from fourfold.core.restricted.operations import with_its_threat


class Migration(migrations.Migration):
    dependencies = [("disruptions", "0012_what_was_shared_follows"), ("threats", "0012_named_exactly")]
    operations = [with_its_threat("disruptions_against", "disruptions_disruption", "disruption_id")]
