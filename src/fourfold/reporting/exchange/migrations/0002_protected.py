from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("threats", "0002_protected"), ("assessments", "0002_protected")]
    operations = [
        KeepHistory("Upload"),
        ScopeRows("Upload"),
        ScopeRows("Receipt", history=False, changeable=False),
        FollowParent("Sent", parent="threats_threat", column="threat_id"),
        KeepHistory("Sent"),
        ScopeRows("Sent"),
    ]
