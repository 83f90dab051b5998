from django.db import migrations

from fourfold.core.access.scope import CHANGED, SEEN, ScopeRows
from fourfold.core.history.operations import KeepHistory
from fourfold.core.sharing.scope import sql_for_fixed, sql_for_given, sql_for_only_from

EDITION = (
    "owner_agency_id", "about_kind", "about_id", "about", "subject", "partner_id", "agreement_id", "purpose", "body",
    "judged", "digest", "sensitive", "recipients", "contact", "way", "told_on", "meeting", "asks", "asks_by", "use_until",
    "correction", "instead_of_id", "made_by_id",
)  # fmt: skip
COPY = (
    "copy", "partner_id", "from_agency_id", "agreement_id", "subject", "about", "purpose", "body", "digest", "sensitive",
    "recipients", "contact", "way", "told_on", "meeting", "use_until", "shared_by_id",
)  # fmt: skip
ACTION = ("disclosure_id", "partner_id", "from_agency_id", "subject", "what", "due_on")
CORRECTION = ("disclosure_id", "partner_id", "from_agency_id", "subject", "copy", "newer_copy", "sentence")
ADDED = ("sharing_disclosure", "sharing_action", "sharing_correction")
# A partner reads a copy until its last day, unless it was withdrawn; its earlier versions no longer than itself. The
# agency that shared reads what it shared for good.
SIGHT = f"""
    create policy while_it_may_be_used on sharing_disclosure as restrictive for select to fourfold_app using (
        from_agency_id = any ({SEEN})
        or (withdrawn_at is null
            and use_until >= (select (fourfold_now() at time zone 'Europe/London')::date)));
    create policy while_it_may_be_used on sharing_disclosure_hist as restrictive for select to fourfold_app using (
        exists (select 1 from sharing_disclosure live where live.id = sharing_disclosure_hist.id));
"""
# A partner says what it has read and done; only the agency that shared withdraws.
WHO = f"""
    create function sharing_disclosure_who() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if (new.acknowledged_by_id, new.acknowledged_at) is distinct from (old.acknowledged_by_id, old.acknowledged_at)
                and (old.acknowledged_at is not null or not old.partner_id = any ({CHANGED})) then
            raise exception 'The partner says once that it has read a copy.' using errcode = 'FF010';
        end if;
        if new.withdrawn_at is distinct from old.withdrawn_at
                and (old.withdrawn_at is not null or not old.from_agency_id = any ({CHANGED})) then
            raise exception 'A copy is withdrawn once, by the agency that shared it.' using errcode = 'FF010';
        end if;
        return new;
    end $$;
    create trigger sharing_disclosure_who before update on sharing_disclosure
        for each row execute function sharing_disclosure_who();
"""
RULES = "\n".join(
    [
        sql_for_fixed("sharing_edition", EDITION, "An edition stays as it was made.", stamped="made_at"),
        sql_for_fixed("sharing_disclosure", COPY, "What was shared stays as it was shared.", stamped="shared_at"),
        sql_for_fixed("sharing_action", ACTION, "What was asked stays as it was asked.", stamped="asked_at"),
        sql_for_fixed("sharing_correction", CORRECTION, "What was told stays as it was told.", stamped="told_at"),
        *map(sql_for_only_from, ADDED),
        sql_for_given("sharing_action", ("result", "done_by_id", "done_at")),
        sql_for_given("sharing_correction", ("acknowledged_by_id", "acknowledged_at")),
        SIGHT,
        WHO,
    ]
)
MODELS = ("Edition", "Disclosure", "Standing", "Action", "Correction")


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_editions")]
    operations = [
        *(operation(name) for name in MODELS for operation in (KeepHistory, ScopeRows)),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
