from django.db import migrations

from fourfold.core.access.scope import CHANGED, SEEN
from fourfold.core.restricted import sql

# A row of a compartment is seen and changed by whoever carries its key; an interest, by whoever sees the record.
POLICIES = f"""
    create policy seen on access_compartment for select to fourfold_app using ((-id)::int = any ({SEEN}));
    create policy changed on access_compartment for update to fourfold_app
        using ((-id)::int = any ({CHANGED})) with check ((-id)::int = any ({CHANGED}));
    create policy seen on access_restriction for select to fourfold_app using ((-compartment_id)::int = any ({SEEN}));
    create policy changed on access_restriction for update to fourfold_app
        using ((-compartment_id)::int = any ({CHANGED})) with check ((-compartment_id)::int = any ({CHANGED}));
    create policy seen on access_member for select to fourfold_app using ((-compartment_id)::int = any ({SEEN}));
    create policy added on access_member for insert to fourfold_app with check ((-compartment_id)::int = any ({CHANGED}));
    create policy changed on access_member for update to fourfold_app
        using ((-compartment_id)::int = any ({CHANGED})) with check ((-compartment_id)::int = any ({CHANGED}));
    create policy seen on access_interest for select to fourfold_app using (exists (
        select from access_restriction r where r.kind = access_interest.kind and r.record = access_interest.record
           and r.ended_at is null and (-r.compartment_id)::int = any ({SEEN})));
"""
FORCED = "".join(
    f"""
    alter table {table} enable row level security;
    alter table {table} force row level security;
    create policy owner on {table} to fourfold_owner using (true) with check (true);
    """
    for table in ("access_compartment", "access_restriction", "access_member", "access_interest")
)
TOGETHER = "\n".join([sql.read("rooms"), FORCED, POLICIES, sql.read("keys"), sql.read("restricting")])


class Migration(migrations.Migration):
    dependencies = [
        ("restricted", "0001_compartments"),
        ("access", "0006_machine_keys"),
        ("history", "0001_clock"),
        ("sending", "0005_showing"),
    ]
    operations = [migrations.RunSQL(TOGETHER)]
