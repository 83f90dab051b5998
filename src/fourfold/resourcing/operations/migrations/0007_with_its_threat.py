from django.db import migrations

from fourfold.core.restricted.operations import with_its_threat


class Migration(migrations.Migration):
    dependencies = [("operations", "0006_no_clash_with_the_hidden"), ("threats", "0012_named_exactly")]
    operations = [with_its_threat("operations_service", "operations_operation", "operation_id")]
