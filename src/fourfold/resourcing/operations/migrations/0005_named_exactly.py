from django.db import migrations

from fourfold.core.restricted.operations import names

NAMES = """
    select name from operations_operation where id = $1
"""


class Migration(migrations.Migration):
    dependencies = [("operations", "0004_may_be_restricted"), ("restricted", "0004_pointers")]
    operations = names("operations_operation", "operations_names", NAMES)
