from django.db import migrations

INDEX = "create index entities_sourcerecord_hist_subject on entities_sourcerecord_hist (subject_id)"


class Migration(migrations.Migration):
    dependencies = [("entities", "0002_protected")]
    operations = [migrations.RunSQL(INDEX, migrations.RunSQL.noop)]
