from django.db import migrations

from fourfold.core.access.scope import CHANGED, ScopeRows
from fourfold.core.history.operations import KeepHistory
from fourfold.core.sharing.scope import sql_for_fixed, sql_for_other_party

GIVEN = (
    "giver_id", "to_agency_id", "about", "copy", "what", "purpose", "conditions", "given_by_id",
)  # fmt: skip
USE = ("given_id", "owner_agency_id", "purpose", "what_for", "stop_or_arrest", "agreed_by", "used_by_id")
# A partner gives; whoever received it says what came of it, and nobody changes a word of what was given.
RULES = f"""
    {sql_for_fixed("sharing_given", GIVEN, "What was given stays as it was given.", stamped="given_at")}
    {sql_for_fixed("sharing_use", USE, "What it was used for stays written down.", stamped="used_at")}
    {sql_for_other_party("sharing_given", "to_agency_id", changes=True)}
    create function sharing_given_answered() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if (new.became, new.became_by_id, new.became_at) is distinct from (old.became, old.became_by_id, old.became_at)
                and not old.to_agency_id = any ({CHANGED}) then
            raise exception 'Whoever received it says what came of it.' using errcode = 'FF010';
        end if;
        return new;
    end $$;
    create trigger sharing_given_answered before update on sharing_given
        for each row execute function sharing_given_answered();
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0005_given")]
    operations = [
        KeepHistory("Given"),
        KeepHistory("Use"),
        ScopeRows("Given"),
        ScopeRows("Use", changeable=False),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
