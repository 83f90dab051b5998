from django.db import migrations, models

from fourfold.core.restricted.operations import also, follows

# A line is its agency's, or its record's where that is restricted.
LINE_KEY = """
    alter table exchange_line alter column akey drop expression;
    create function exchange_line_key() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
    declare
        key integer := case new.kind
            when 'threat' then (select akey from threats_threat where id = new.record)
            when 'assessment' then (select t.akey from assessments_assessment a join threats_threat t on t.id = a.threat_id
                                     where a.id = new.record)
            when 'disruption' then (select akey from disruptions_disruption where id = new.record) end;
    begin
        new.akey := case when key < 0 then key else new.agency_id end;
        return new;
    end $$;
    revoke all on function exchange_line_key from public;
    create trigger exchange_line_key before insert or update on exchange_line
        for each row execute function exchange_line_key();
"""
OF_A_THREAT = """
    update exchange_line set akey = agency_id where kind = 'threat' and record = $1
        or kind = 'assessment' and record in (select id from assessments_assessment where threat_id = $1)
"""
OF_A_DISRUPTION = "update exchange_line set akey = agency_id where kind = 'disruption' and record = $1"
INDEXES = "".join(
    f"create index exchange_sent_hist_{column} on exchange_sent_hist ({column}_id);" for column in ("threat", "disruption")
)


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0007_rows_by_number"),
        ("threats", "0011_may_be_restricted"),
        ("disruptions", "0009_may_be_restricted"),
        ("assessments", "0005_follow_a_restriction"),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(LINE_KEY)],
            [migrations.AlterField("Line", "akey", models.IntegerField(editable=False))],
        ),
        follows("threats_threat", [("exchange_sent", "threat_id")]),
        follows("disruptions_disruption", [("exchange_sent", "disruption_id")]),
        also("threats_threat", "exchange_lines_of_threat", OF_A_THREAT),
        also("disruptions_disruption", "exchange_lines_of_disruption", OF_A_DISRUPTION),
        migrations.RunSQL(INDEXES, migrations.RunSQL.noop),
    ]
