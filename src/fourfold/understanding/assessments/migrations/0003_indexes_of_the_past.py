from django.db import migrations

# A page of the past reads versions by what they hang on.
INDEXES = "".join(
    f"create index assessments_{table}_hist_{column} on assessments_{table}_hist ({column});"
    for table, column in (
        ("assessment", "threat_id"),
        ("assessment", "second_to_id"),
        ("review", "assessment_id"),
        ("challenge", "assessment_id"),
    )
)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_protected")]
    operations = [migrations.RunSQL(INDEXES, migrations.RunSQL.noop)]
