from django.db import migrations

from fourfold.core.access.scope import SEEN, ScopeRows
from fourfold.core.history.operations import AlsoKeep, KeepHistory
from fourfold.core.sharing.scope import sql_for_fixed, sql_for_given, sql_for_only_from

AGREED = (
    "title", "basis", "purposes", "kinds", "conditions", "sensitive", "standing", "starts_on", "asked_by_id",
)  # fmt: skip
CONTACT = ("agreement_id", "partner_id", "from_agency_id", "about_kind", "about_id", "person", "since")
# The partner's sight hangs on the agreement itself: its days, its approval, and that the partner is still a party. It
# ends with it in the same moment, whatever anybody forgets to do.
RULES = f"""
    drop function sharing_agreement_fixed() cascade;
    {sql_for_fixed("sharing_agreement", AGREED, "What was agreed stays as it was agreed.", stamped="asked_at")}
    {sql_for_fixed("sharing_contact", CONTACT, "Whom a partner may contact stays written down.")}
    {sql_for_only_from("sharing_contact")}
    {sql_for_given("sharing_contact", ("outcome", "contacted_by_id", "contacted_at"))}
    create policy under_its_agreement on sharing_contact as restrictive for select to fourfold_app using (
        from_agency_id = any ({SEEN})
        or (ended_at is null and exists (
            select 1 from sharing_agreement agreed
            where agreed.id = sharing_contact.agreement_id and agreed.standing = 'victims' and agreed.state = 'approved'
                and agreed.starts_on <= (select (fourfold_now() at time zone 'Europe/London')::date)
                and agreed.ends_on >= (select (fourfold_now() at time zone 'Europe/London')::date))));
    create policy under_its_agreement on sharing_contact_hist as restrictive for select to fourfold_app using (
        exists (select 1 from sharing_contact live where live.id = sharing_contact_hist.id));
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0007_contacts")]
    operations = [
        AlsoKeep("Agreement", "standing"),
        KeepHistory("Contact"),
        ScopeRows("Contact"),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
