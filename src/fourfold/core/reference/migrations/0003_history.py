from django.db import migrations

from fourfold.core.history.operations import KeepHistory

# Codes that were here before their versions were kept: how they were worded earlier nobody knows, so that a page of
# the past shows them as they are now. Everybody reads how a code was worded: it is nobody's case.
BEFORE = """
    insert into reference_code_hist (id, list_name, code, label, label_cy, meaning, examples, often_mistaken, "order",
        illustrative, source, in_force_from, in_force_to, recorded_from)
    select id, list_name, code, label, label_cy, meaning, examples, often_mistaken, "order",
        illustrative, source, in_force_from, in_force_to, '0001-01-01 00:00:00+00' from reference_code;
    grant select on reference_code_hist to fourfold_app;
"""


class Migration(migrations.Migration):
    """A label that is put right in place stays as it was on pages and in extracts of the past."""

    dependencies = [("reference", "0002_rights"), ("history", "0001_clock"), ("access", "0002_rights")]
    operations = [KeepHistory("Code"), migrations.RunSQL(BEFORE, migrations.RunSQL.noop)]
