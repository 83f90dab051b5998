from django.db import migrations

from fourfold.core.access.scope import SEEN, FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory
from fourfold.core.sharing.scope import sql_for_fixed, sql_for_other_party

AGREED = (
    "title", "basis", "purposes", "kinds", "conditions", "sensitive", "starts_on", "asked_by_id",
)  # fmt: skip
PARTY = ("agreement_id", "agency_id", "in_place_of_id", "decision")
# A party reads the agreement under which it receives, once that was approved. What was decided stays decided, and a last
# day only comes nearer: longer is a new agreement, which a second person approves.
RULES = f"""
    {sql_for_fixed("sharing_agreement", AGREED, "What was agreed stays as it was agreed.", stamped="asked_at")}
    {sql_for_fixed("sharing_party", PARTY, "Who was a party stays recorded.")}
    {sql_for_other_party("sharing_party", "agency_id")}
    create policy seen_by_party on sharing_agreement for select to fourfold_app using (
        state = 'approved' and exists (
            select 1 from sharing_party party where party.agreement_id = sharing_agreement.id
                and party.left_on is null and party.agency_id = any ({SEEN})));
    create function sharing_agreement_decided() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if old.state <> 'waiting' and (new.state, new.decided_by_id, new.decided_at, new.answer)
                is distinct from (old.state, old.decided_by_id, old.decided_at, old.answer) then
            raise exception 'What was decided stays decided.' using errcode = 'FF010';
        end if;
        if new.ends_on is distinct from old.ends_on
                and (new.ends_on is null or new.ends_on > coalesce(old.ends_on, 'infinity')) then
            raise exception 'An agreement ends sooner or as agreed.' using errcode = 'FF010';
        end if;
        return new;
    end $$;
    create trigger sharing_agreement_decided before update on sharing_agreement
        for each row execute function sharing_agreement_decided();
"""
UNDONE = """
    drop function sharing_agreement_decided() cascade;
    drop function sharing_party_fixed() cascade;
    drop function sharing_agreement_fixed() cascade;
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial")]
    operations = [
        KeepHistory("Agreement"),
        ScopeRows("Agreement"),
        KeepHistory("Party"),
        ScopeRows("Party"),
        FollowParent("Party", parent="sharing_agreement", column="agreement_id"),
        migrations.RunSQL(RULES, UNDONE),
    ]
