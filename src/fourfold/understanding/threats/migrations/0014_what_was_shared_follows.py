from django.db import migrations

from fourfold.core.restricted.operations import also


class Migration(migrations.Migration):
    """What was shared of a threat is seen, at the agency that shared, by whoever sees the threat."""

    dependencies = [("threats", "0013_protected_people"), ("sharing", "0010_follow_a_restriction")]
    operations = [also("threats_threat", "sharing_follows_threat", "select sharing_follow('threat', of_record)")]
