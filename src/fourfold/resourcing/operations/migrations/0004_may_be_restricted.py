from django.db import migrations

from fourfold.core.restricted.operations import KeepKey, follows


class Migration(migrations.Migration):
    dependencies = [("operations", "0003_indexes_of_the_past"), ("restricted", "0002_protected")]
    operations = [
        KeepKey("Operation", kind="operation", owner="owner_agency_id"),
        follows("operations_operation", [("operations_service", "operation_id")]),
    ]
