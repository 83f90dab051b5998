from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("sources", "0001_initial"), ("access", "0002_rights")]
    operations = [
        KeepHistory("Batch"),
        ScopeRows("Batch"),
        FollowParent("HeldRow", parent="sources_batch", column="batch_id"),
        KeepHistory("HeldRow"),
        ScopeRows("HeldRow"),
        FollowParent("Arrival", parent="sources_batch", column="batch_id"),
        ScopeRows("Arrival", history=False, changeable=False),
        # Rows of a file are staged in a table of the session's own.
        migrations.RunSQL(
            "do $$ begin execute format('grant temporary on database %I to fourfold_app', current_database()); end $$",
            migrations.RunSQL.noop,
        ),
    ]
