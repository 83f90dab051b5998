"""New rows become disruptions, each standing as the standard of its event's day says, with what it is against.

Whoever loads a file recorded none of its events: nobody is known who did. The history says who loaded it.
"""

from __future__ import annotations

from django.db import connection

from fourfold.core.history import clock
from fourfold.data.sources.staging import Staged, count_news
from fourfold.tackling.disruptions.intake import standing

ROWS = """(select s.row as id, s.agency, s.role, s.main_p, s.event_on
             from pg_temp.staged s where s.news is null) c"""
AGAINST = """(select n.row as id, case when n.prison then 'prison' else n.kind end as sort
                from pg_temp.named n where n.threat_id is not null) a"""

ADD = f"""
    with judged as materialized ({standing.sql_for_standing(ROWS, AGAINST)}),
    given as materialized (
        select row, array_agg(upper(trim(written)) order by place) as given
          from pg_temp.named where threat_id is null group by row
    ), added as (
        insert into disruptions_disruption (agency_id, lead_agency_id, role, benefits_id, event_on, event_ends_on,
            record_date, main_p, claimed, assured, standing, withdrawn, what, place, could_before, could_after,
            expected_length, further_ps, tactics, evidence, threats_given, sender_reference, apmis_reference,
            recorded_by_user_id, contributors, change_reason, edition, entered_at)
        select s.agency, coalesce(s.benefits, s.agency), s.role, s.benefits, s.event_on,
               nullif(s.event_ends_on, s.event_on), coalesce(s.record_date, %(today)s), s.main_p,
               coalesce(s.claimed, ''), '', j.standing, false, s.what, '', coalesce(s.could_before, ''),
               coalesce(s.could_after, ''), coalesce(s.expected_length, ''),
               array_remove(coalesce(s.further_ps, '{{}}'), s.main_p::varchar), coalesce(s.tactics, '{{}}'),
               coalesce(s.evidence, ''), coalesce(g.given, '{{}}'), s.sender_reference,
               coalesce(s.apmis_reference, ''), null, 0, '', 1,
               %(today)s -- the table says itself when a row was entered; any word here spares it to work out another
          from pg_temp.staged s join judged j on j.id = s.row left join given g on g.row = s.row
         where s.news is null order by s.row
        returning id, reference, agency_id, sender_reference
    )
    update pg_temp.staged s set news = 'added', reference = a.reference, target = a.id
      from added a where s.news is null and s.agency = a.agency_id and s.sender_reference = a.sender_reference
"""

ATTACH = """
    insert into disruptions_against (disruption_id, akey, threat_id, kind_then, prison_then)
    select distinct on (s.target, n.threat_id) s.target, s.agency, n.threat_id, n.kind, n.prison
      from pg_temp.named n join pg_temp.staged s on s.row = n.row
     where s.news = 'added' and n.threat_id is not null
     order by s.target, n.threat_id
"""


def add(staged: Staged) -> None:
    """Add a disruption for each new row."""
    standing.prepare(staged)
    with connection.cursor() as cursor:
        cursor.execute(ADD, {"today": clock.day_of(staged.at)})
        count_news()
        cursor.execute(ATTACH)
