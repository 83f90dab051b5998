from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory


class Migration(migrations.Migration):
    dependencies = [("operations", "0001_initial"), ("threats", "0002_protected")]
    operations = [
        KeepHistory("Operation"),
        ScopeRows("Operation"),
        FollowParent("Service", parent="operations_operation", column="operation_id"),
        KeepHistory("Service"),
        ScopeRows("Service"),
    ]
