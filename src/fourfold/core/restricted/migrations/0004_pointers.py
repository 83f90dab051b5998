from django.db import migrations

from fourfold.core.access.scope import SEEN
from fourfold.core.restricted import sql

# Whoever is on the list reads who looked for its records; nobody writes that but the worker's function.
MATCHES = f"""
    alter table access_match enable row level security;
    alter table access_match force row level security;
    create policy owner on access_match to fourfold_owner using (true) with check (true);
    create policy seen on access_match for select to fourfold_app using ((-compartment_id)::int = any ({SEEN}));
    revoke all on access_match from fourfold_app;
    grant select on access_match to fourfold_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("restricted", "0003_matches"),
        ("notices", "0002_protected"),
    ]
    operations = [migrations.RunSQL(MATCHES + sql.read("matching"))]
