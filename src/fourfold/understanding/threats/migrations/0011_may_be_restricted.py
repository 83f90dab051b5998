from django.db import migrations

from fourfold.core.restricted.operations import KeepKey, also, follows

FOLLOWERS = ("linkedperson", "exploitationcheck", "officer", "affectedplace", "externalreference", "decision",
             "decisionrequest", "brief")  # fmt: skip
# Words stood under the key of the version that they were taken from.
WORDS = """
    update threat_words w set akey = h.akey from threats_threat_hist h
     where w.id = $1 and h.id = $1 and h.recorded_from <= w.known_from and h.recorded_to > w.known_from
"""


class Migration(migrations.Migration):
    dependencies = [("threats", "0010_as_sent_no_more"), ("restricted", "0002_protected")]
    operations = [
        KeepKey("Threat", kind="threat", owner="owner_agency_id"),
        follows("threats_threat", [(f"threats_{one}", "threat_id") for one in FOLLOWERS]),
        also("threats_threat", "threat_words_follow", WORDS),
        migrations.RunSQL(
            "create index threats_decisionrequest_hist_threat_id on threats_decisionrequest_hist (threat_id)",
            migrations.RunSQL.noop,
        ),
    ]
