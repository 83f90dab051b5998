from django.db import migrations

from fourfold.core.restricted.operations import follows

FOLLOWERS = [(f"assessments_{one}", "threat_id") for one in ("assessment", "review", "challenge")]
INDEXES = "".join(
    f"create index assessments_{table}_hist_threat on assessments_{table}_hist (threat_id);"
    for table in ("review", "challenge")
)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_as_sent"), ("restricted", "0002_protected")]
    operations = [follows("threats_threat", FOLLOWERS), migrations.RunSQL(INDEXES, migrations.RunSQL.noop)]
