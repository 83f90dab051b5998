from django.db import migrations

from fourfold.core.access.scope import CHANGED, SEEN
from fourfold.core.restricted import sql

IN = "exists (select from access_member m where m.id = member_id and (-m.compartment_id)::int = any ({keys}))"
REVIEWS = f"""
    alter table access_emergency_review enable row level security;
    alter table access_emergency_review force row level security;
    create policy owner on access_emergency_review to fourfold_owner using (true) with check (true);
    create policy seen on access_emergency_review for select to fourfold_app using ({IN.format(keys=SEEN)});
    create policy added on access_emergency_review for insert to fourfold_app with check ({IN.format(keys=CHANGED)});
    revoke all on access_emergency_review from fourfold_app;
    grant select, insert on access_emergency_review to fourfold_app;
"""


class Migration(migrations.Migration):
    dependencies = [("restricted", "0005_emergency_review")]
    operations = [migrations.RunSQL(REVIEWS + sql.read("emergency"))]
