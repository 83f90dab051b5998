from django.db import migrations

from fourfold.core.sending.sql import sql_for_forgetting, sql_for_own_rows

TABLES = ("sending_draft", "sending_receipt")


class Migration(migrations.Migration):
    """A person's drafts and receipts are theirs alone, and go in time. History's clock says when."""

    dependencies = [("sending", "0001_initial"), ("history", "0001_clock")]
    operations = [
        migrations.RunSQL(sql_for_own_rows(table) + sql_for_forgetting(table), f"drop function {table}_forget() cascade")
        for table in TABLES
    ]
