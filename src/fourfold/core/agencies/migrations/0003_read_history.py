from django.db import migrations

# A page of the past names agencies as they were known then.
RIGHTS = """
    grant select on agencies_agency_hist, agencies_agencyname_hist, agencies_agencyplace_hist,
        agencies_succession_hist, agencies_carryover_hist to fourfold_app
"""


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_history"), ("access", "0002_rights")]
    operations = [migrations.RunSQL(RIGHTS, migrations.RunSQL.noop)]
