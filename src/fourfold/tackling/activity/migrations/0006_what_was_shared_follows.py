from django.db import migrations

from fourfold.core.restricted.operations import also


class Migration(migrations.Migration):
    """What was shared of a report is seen, at the agency that shared, by whoever sees the report."""

    dependencies = [("activity", "0005_named_exactly"), ("sharing", "0010_follow_a_restriction")]
    operations = [also("activity_report", "sharing_follows_report", "select sharing_follow('report', of_record)")]
