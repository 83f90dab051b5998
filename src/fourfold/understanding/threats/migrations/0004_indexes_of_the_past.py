from django.db import migrations

# A page of the past reads versions by what they hang on, since the row may be gone or be another agency's today.
INDEXES = "".join(
    f"create index {table}_hist_{column} on {table}_hist ({column});"
    for table, column in (
        ("threats_linkedperson", "threat_id"),
        ("threats_exploitationcheck", "threat_id"),
        ("threats_officer", "threat_id"),
        ("threats_affectedplace", "threat_id"),
        ("threats_externalreference", "threat_id"),
        ("threats_decision", "threat_id"),
        ("threats_threat", "reference"),
    )
) + (
    "create index threats_threat_hist_merged on threats_threat_hist (merged_into_id) where merged_into_id is not null;"
)


class Migration(migrations.Migration):
    dependencies = [("threats", "0003_asked_for")]
    operations = [migrations.RunSQL(INDEXES, migrations.RunSQL.noop)]
