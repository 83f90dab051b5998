from django.db import migrations

from fourfold.core.access.scope import CHANGED, SEEN, kept_key
from fourfold.core.history.operations import AlsoKeep

# A record's key, also while it is in a compartment, is the key of what its owner holds about sharing it; what the owner
# sees of a partner's rows (`okey`) follows it in the same way. A partner's own key never changes with a restriction.
OWN = {"sharing_edition": "owner_agency_id", "sharing_standing": "owner_agency_id"}
ABOUT = "of_kind := new.about_kind; of_record := new.about_id;"
OF_ITS_COPY = """
    select one.about_kind, one.about_id into of_kind, of_record from sharing_disclosure one where one.id = new.disclosure_id;
"""
THEIRS = {
    "sharing_disclosure": ("from_agency_id", ABOUT),
    "sharing_action": ("from_agency_id", OF_ITS_COPY),
    "sharing_correction": ("from_agency_id", OF_ITS_COPY),
    "sharing_contact": ("from_agency_id", ABOUT),
    "sharing_given": ("to_agency_id", ABOUT),
}
KEY = """
    create function sharing_key_of(of_kind text, of_record bigint, of_owner integer) returns integer language sql
    security definer set search_path = pg_catalog, public, pg_temp as $$
        -- A reading and no more: the record's own row alone moves it from compartment to compartment.
        select coalesce((select (-c.id)::integer from access_restriction r join access_compartment c on c.id = r.compartment_id
                          where r.kind = of_kind and r.record = of_record and r.ended_at is null
                            and (c.mode <> 'open' or c.owner_id = of_owner)), of_owner)
    $$;
    revoke all on function sharing_key_of(text, bigint, integer) from public;
"""
FOLLOW = """
    create function sharing_follow(of_kind text, of_record bigint) returns void language sql
    security definer set search_path = pg_catalog, public, pg_temp as $$
        update sharing_edition set state = state where about_kind = of_kind and about_id = of_record;
        update sharing_edition_hist old set akey = now.akey from sharing_edition now
         where now.id = old.id and now.about_kind = of_kind and now.about_id = of_record;
        update sharing_standing set settled = settled where about_kind = of_kind and about_id = of_record;
        update sharing_standing_hist old set akey = now.akey from sharing_standing now
         where now.id = old.id and now.about_kind = of_kind and now.about_id = of_record;
        update sharing_disclosure set copy = copy where about_kind = of_kind and about_id = of_record;
        update sharing_action set what = what where disclosure_id in (
            select id from sharing_disclosure where about_kind = of_kind and about_id = of_record);
        update sharing_correction set copy = copy where disclosure_id in (
            select id from sharing_disclosure where about_kind = of_kind and about_id = of_record);
        update sharing_given set copy = copy where about_kind = of_kind and about_id = of_record;
        -- A list ends it; an interest that somebody declared takes nothing from whoever supports a victim.
        update sharing_contact set ended_at = coalesce(ended_at, case when exists (
            select from access_restriction r join access_compartment c on c.id = r.compartment_id
             where r.kind = of_kind and r.record = of_record and r.ended_at is null and c.mode <> 'open')
            then fourfold_now() end) where about_kind = of_kind and about_id = of_record;
    $$;
    revoke all on function sharing_follow(text, bigint) from public;
"""


def _own(table: str, owner: str) -> str:
    return f"""
        alter table {table} alter column akey drop expression;
        create function {table}_key() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
            new.akey := sharing_key_of(new.about_kind, new.about_id, new.{owner});
            return new;
        end $$;
        create trigger {table}_key before insert or update on {table} for each row execute function {table}_key();
    """


def _theirs(table: str, owner: str, record: str) -> str:
    changed = f"okey = any ({CHANGED})"
    return f"""
        create function {table}_okey() returns trigger language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as $$
        declare
            of_kind text;
            of_record bigint;
        begin
            {record}
            new.okey := sharing_key_of(of_kind, of_record, new.{owner});
            return new;
        end $$;
        create trigger {table}_okey before insert or update on {table} for each row execute function {table}_okey();
        alter policy seen_by_other on {table} using (okey = any ({SEEN}));
        alter policy changed_by_other on {table} using ({changed}) with check ({changed});
    """


TODAY = "(select (fourfold_now() at time zone 'Europe/London')::date)"
SIGHT = f"""
    alter policy while_it_may_be_used on sharing_disclosure using (
        okey = any ({SEEN}) or (withdrawn_at is null and use_until >= {TODAY}));
    alter policy under_its_agreement on sharing_contact using (
        okey = any ({SEEN})
        or (ended_at is null and exists (
            select 1 from sharing_agreement agreed
            where agreed.id = sharing_contact.agreement_id and agreed.standing = 'victims' and agreed.state = 'approved'
                and agreed.starts_on <= {TODAY} and agreed.ends_on >= {TODAY})));
"""
COLUMNS = (
    *(("Disclosure", name) for name in ("about_kind", "about_id", "okey")),
    ("Action", "okey"),
    ("Correction", "okey"),
    ("Contact", "okey"),
    *(("Given", name) for name in ("about_kind", "about_id", "okey")),
)


class Migration(migrations.Migration):
    dependencies = [("sharing", "0009_keys_of_records"), ("restricted", "0002_protected")]
    operations = [
        *(AlsoKeep(model, column) for model, column in COLUMNS),
        migrations.RunSQL(
            "\n".join(
                [
                    KEY,
                    *(_own(table, owner) for table, owner in OWN.items()),
                    *(_theirs(table, owner, record) for table, (owner, record) in THEIRS.items()),
                    SIGHT,
                    FOLLOW,
                ]
            ),
            migrations.RunSQL.noop,
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField("edition", "akey", kept_key()),
                migrations.AlterField("standing", "akey", kept_key()),
            ]
        ),
    ]
