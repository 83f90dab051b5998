from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("entities", "0001_initial"), ("access", "0002_rights")]
    operations = [
        ScopeRows("Subject", history=False),
        FollowParent("SourceRecord", parent="entities_subject", column="subject_id"),
        KeepHistory("SourceRecord"),
        ScopeRows("SourceRecord"),
    ]
