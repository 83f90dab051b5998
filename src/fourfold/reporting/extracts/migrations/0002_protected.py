from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows


class Migration(migrations.Migration):
    dependencies = [("extracts", "0001_initial"), ("threats", "0002_protected")]
    operations = [
        ScopeRows("Run", history=False, changeable=False),
        FollowParent("SealedRow", parent="extracts_run", column="run_id"),
        ScopeRows("SealedRow", history=False, changeable=False),
        migrations.RunSQL("grant select, insert on extracts_rowkey to fourfold_app", "select 1"),
    ]
