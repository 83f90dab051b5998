from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory

LISTED = (
    "id", "reference", "agency_id", "lead_agency_id", "role", "benefits_id", "event_on", "event_ends_on",
    "record_date", "main_p", "claimed", "assured", "standing", "joined_into_id", "withdrawn",
    "entered_at", "recorded_by_user_id", "akey",
)  # fmt: skip

# When the platform learned of it, whatever an insert, a COPY or an update says.
ENTERED = """
    create function disruptions_entered() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if tg_op = 'INSERT' then
            new.entered_at := fourfold_now();
        else
            new.entered_at := old.entered_at;
        end if;
        return new;
    end $$;
    create trigger disruptions_entered before insert or update of entered_at on disruptions_disruption
        for each row execute function disruptions_entered();
"""
# A page of the past reads versions by what they hang on, since the row may be gone or be another agency's today.
INDEXES = "".join(
    f"create index {table}_hist_{column} on {table}_hist ({column});"
    for table, column in (
        ("disruptions_against", "disruption_id"),
        ("disruptions_against", "threat_id"),
        ("disruptions_result", "disruption_id"),
        ("disruptions_involved", "disruption_id"),
        ("disruptions_disruption", "reference"),
    )
) + (
    "create index disruptions_disruption_hist_joined on disruptions_disruption_hist (joined_into_id)"
    " where joined_into_id is not null;"
)


def attached(model):
    """What every row that hangs on a disruption needs."""
    return [
        FollowParent(model, parent="disruptions_disruption", column="disruption_id"),
        KeepHistory(model),
        ScopeRows(model, deletable=True),
    ]


class Migration(migrations.Migration):
    dependencies = [("disruptions", "0001_initial"), ("threats", "0008_why_a_part_ended")]
    operations = [
        KeepHistory(
            "Disruption",
            slices=LISTED,
            slice_indexes=("event_on desc nulls last, hid", "record_date, akey"),
        ),
        ScopeRows("Disruption", slices=True),
        *attached("Against"),
        *attached("Result"),
        *attached("Involved"),
        migrations.RunSQL(ENTERED, "drop function if exists disruptions_entered() cascade"),
        migrations.RunSQL(INDEXES, migrations.RunSQL.noop),
    ]
