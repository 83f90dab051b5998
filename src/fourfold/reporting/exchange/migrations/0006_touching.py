from django.db import migrations

from fourfold.core.access.scope import ScopeRows

# On what the lines hang: for each table, what a row of it touches, as (thing, number) of the row `r`.
TOUCHES = {
    "threats_threat": "'threat', r.id",
    "threats_linkedperson": "'threat', r.threat_id",
    "threats_exploitationcheck": "'threat', r.threat_id",
    "threats_externalreference": "'threat', r.threat_id",
    "assessments_assessment": "'threat', r.threat_id",
    "entities_sourcerecord": "'subject', r.subject_id",
    "disruptions_disruption": "'disruption', r.id",
    "disruptions_against": "'disruption', r.disruption_id",
    "disruptions_result": "'disruption', r.disruption_id",
    "disruptions_involved": "'disruption', r.disruption_id",
    "exchange_sent": "'line ' || r.kind, r.record",
    "exchange_nationalrow": "'row', r.id",
}
# A new threat is on no list before it has an assessment of record, and files bring many; a new disruption that does not
# count is on none either. What an answer changes of a threat changes its disruptions too.
NEW = {
    "threats_threat": "where r.assessment_of_record is not null",
    "disruptions_disruption": "where r.standing = 'national' and not r.withdrawn and r.joined_into_id is null",
}
ANSWERED = """
    insert into exchange_touched (thing, number)
    select distinct 'threat', r.record from fresh r join stale s using (id)
     where r.kind = 'threat' and r.accepted is distinct from s.accepted;
"""


def function(table, when, rows, also=""):
    insert = "insert into exchange_touched (thing, number)"
    return f"""
        create function exchange_touch_{when}_{table}() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
        begin
            {insert} select distinct {TOUCHES[table]} from {rows};
            {also}
            return null;
        end $$;
    """


def triggers(table):
    """One call a statement, as history is kept; an update touches what a row hung on before, too."""
    both = "(select * from fresh union all select * from stale) r"
    return f"""
        {function(table, "new", f"fresh r {NEW.get(table, '')}")}
        {function(table, "changed", both, ANSWERED if table == "exchange_sent" else "")}
        {function(table, "gone", "stale r")}
        create trigger exchange_touch_new after insert on {table} referencing new table as fresh
            for each statement execute function exchange_touch_new_{table}();
        create trigger exchange_touch_changed after update on {table}
            referencing new table as fresh old table as stale
            for each statement execute function exchange_touch_changed_{table}();
        create trigger exchange_touch_gone after delete on {table} referencing old table as stale
            for each statement execute function exchange_touch_gone_{table}();
    """


# What stood here before there were lines is worked out once, as if all of it had just changed.
ALL_AT_FIRST = """
    insert into exchange_touched (thing, number)
    select 'threat', id from threats_threat where assessment_of_record is not null
    union all select 'disruption', id from disruptions_disruption where standing = 'national'
    union all select distinct 'line ' || kind, record from exchange_sent
    union all select 'row', id from exchange_nationalrow;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0005_lines"),
        ("threats", "0008_why_a_part_ended"),
        ("assessments", "0002_protected"),
        ("entities", "0002_protected"),
        ("disruptions", "0003_told_apart"),
    ]
    operations = [
        ScopeRows("Line", history=False, deletable=True),
        migrations.RunSQL("grant select, insert, delete on exchange_touched to fourfold_app", "select 1"),
        *(
            migrations.RunSQL(
                triggers(table),
                "".join(
                    f"drop function exchange_touch_{when}_{table}() cascade;"
                    for when in ("new", "changed", "gone")
                ),
            )
            for table in TOUCHES
        ),
        migrations.RunSQL(ALL_AT_FIRST, "delete from exchange_touched"),
    ]
