from django.db import migrations

from fourfold.core.access.scope import FollowParent, ScopeRows
from fourfold.core.history.operations import KeepHistory

# A row of a file belongs to a threat or to a disruption: whichever it is gives the key, and takes it along.
OWNER = """coalesce(
    (select akey from threats_threat where id = {row}.threat_id),
    (select akey from disruptions_disruption where id = {row}.disruption_id))"""
FOLLOW_EITHER = f"""
    create or replace function exchange_sent_take_key() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        new.akey := {OWNER.format(row="new")};
        return new;
    end $$;
    create or replace function exchange_sent_check_key() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
        if exists (select 1 from fresh where fresh.akey is distinct from {OWNER.format(row="fresh")}) then
            raise exception 'new row violates row-level security policy for table "exchange_sent"'
                using errcode = 'insufficient_privilege';
        end if;
        return null;
    end $$;
    create trigger exchange_sent_retake_other before update of disruption_id on exchange_sent
        for each row execute function exchange_sent_take_key();
    create function exchange_sent_follow_disruption() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
        update exchange_sent set akey = new.akey where disruption_id = new.id;
        return null;
    end $$;
    create trigger exchange_sent_follow_disruption after update on disruptions_disruption
        for each row when (new.akey is distinct from old.akey) execute function exchange_sent_follow_disruption();
"""
FOLLOW_THREATS_ALONE = """
    drop function exchange_sent_follow_disruption() cascade;
    drop trigger exchange_sent_retake_other on exchange_sent;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_disruptions_and_lists"), ("disruptions", "0002_protected")]
    operations = [
        KeepHistory("NationalList"),
        ScopeRows("NationalList"),
        FollowParent("NationalRow", parent="exchange_nationallist", column="list_id"),
        ScopeRows("NationalRow", history=False, deletable=True),
        migrations.RunSQL(FOLLOW_EITHER, FOLLOW_THREATS_ALONE),
    ]
