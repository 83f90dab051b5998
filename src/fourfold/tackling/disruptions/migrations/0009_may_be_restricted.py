from django.db import migrations

from fourfold.core.restricted.operations import KeepKey, follows

FOLLOWERS = ("against", "result", "involved", "toldapart", "decision", "followup")


class Migration(migrations.Migration):
    dependencies = [("disruptions", "0008_found_by_its_senders_reference"), ("restricted", "0002_protected")]
    operations = [
        KeepKey("Disruption", kind="disruption", owner="agency_id"),
        follows("disruptions_disruption", [(f"disruptions_{one}", "disruption_id") for one in FOLLOWERS]),
        migrations.RunSQL(
            "create index disruptions_toldapart_hist_disruption on disruptions_toldapart_hist (disruption_id)",
            migrations.RunSQL.noop,
        ),
    ]
