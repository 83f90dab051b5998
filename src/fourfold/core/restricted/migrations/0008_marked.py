from django.db import migrations

# A marking exists for whoever sees its record: row security of the record itself says so, restricted or not.
SEES = " or ".join(
    f"kind = '{kind}' and exists (select from {table} r where r.id = record)"
    for kind, table in (
        ("threat", "threats_threat"),
        ("disruption", "disruptions_disruption"),
        ("operation", "operations_operation"),
        ("report", "activity_report"),
    )
)
MARKED = f"""
    alter table access_marking enable row level security;
    alter table access_marking force row level security;
    create policy owner on access_marking to fourfold_owner using (true) with check (true);
    create policy seen on access_marking for select to fourfold_app using ({SEES});
    create policy added on access_marking for insert to fourfold_app with check (by_id = acting_user() and ({SEES}));
    revoke all on access_marking from fourfold_app;
    grant select, insert on access_marking to fourfold_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("restricted", "0007_marking"),
        ("threats", "0011_may_be_restricted"),
        ("disruptions", "0009_may_be_restricted"),
        ("operations", "0004_may_be_restricted"),
        ("activity", "0004_may_be_restricted"),
    ]
    operations = [migrations.RunSQL(MARKED)]
