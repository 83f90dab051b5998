from django.db import migrations

from fourfold.core.restricted.operations import also


class Migration(migrations.Migration):
    """What was shared of a disruption is seen, at the agency that shared, by whoever sees the disruption."""

    dependencies = [("disruptions", "0011_no_clash_with_the_hidden"), ("sharing", "0010_follow_a_restriction")]
    operations = [
        also("disruptions_disruption", "sharing_follows_disruption", "select sharing_follow('disruption', of_record)")
    ]
