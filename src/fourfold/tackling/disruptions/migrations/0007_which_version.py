from django.db import migrations

# Which of the counted versions an extract sealed is known from the index too: its totals need no look at the rows.
COUNTED = """
    create index disruptions_disruption_slice_found on disruptions_disruption_slice (period, akey, record_date)
        include (main_p, role, standing, withdrawn, joined_into_id, claimed, assured, recorded_from, recorded_to{more});
    drop index disruptions_disruption_slice_counted;
    alter index disruptions_disruption_slice_found rename to disruptions_disruption_slice_counted;
"""


class Migration(migrations.Migration):
    dependencies = [("disruptions", "0006_counted_from_the_index")]
    operations = [
        migrations.RunSQL(
            COUNTED.format(more=", hid, agency_id"),
            COUNTED.format(more=""),
        )
    ]
