from django.db import migrations

# A page of the past reads versions by what they hang on.
INDEXES = "".join(
    f"create index operations_service_hist_{column} on operations_service_hist ({column});"
    for column in ("operation_id", "threat_id")
)


class Migration(migrations.Migration):
    dependencies = [("operations", "0002_protected")]
    operations = [migrations.RunSQL(INDEXES, migrations.RunSQL.noop)]
