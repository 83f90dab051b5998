"""What hangs on the threats of a file: who is responsible, where it is, and what other systems call it.

A new threat's key is its owner's; a known one may be restricted, to a list on which the loader is.
"""

from __future__ import annotations

from django.db import connection

from fourfold.core.history import clock
from fourfold.data.sources.staging import Staged

KEY = """case {of}.news when 'added' then {of}.owner_agency
           else (select t.akey from threats_threat t where t.id = {of}.target) end"""

# Who is responsible changed: the one who was leaves on the day that the platform learns of the other.
LEAVING = """
    update threats_officer o set ends_on = greatest(o.starts_on, %(day)s)
      from pg_temp.staged s
     where s.news = 'changed' and o.threat_id = s.target and o.office = 'lro' and o.ends_on is null
       and s.lro_name_key <> '' and o.name <> s.lro_name_key
"""

OFFICERS = f"""
    insert into threats_officer (threat_id, akey, office, name, starts_on)
    select s.target, {KEY.format(of="s")}, 'lro', s.lro_name_key,
           case s.news when 'added' then coalesce(s.first_identified, %(day)s) else %(day)s end
      from pg_temp.staged s
     where s.news in ('added', 'changed') and s.lro_name_key <> ''
       and (s.news = 'added' or not exists (
            select 1 from threats_officer o
             where o.threat_id = s.target and o.office = 'lro' and o.ends_on is null))
     order by s.row
"""

PLACES = f"""
    insert into threats_affectedplace (threat_id, akey, council_id, prison)
    select said.target, {KEY.format(of="said")}, a.id, ''
      from (select row, news, target, owner_agency, unnest(affected_councils) as council
              from pg_temp.staged where news in ('added', 'changed')) said
      join agencies_agency a on a.ons_code = said.council
     where said.news = 'added' or not exists (
            select 1 from threats_affectedplace p where p.threat_id = said.target and p.council_id = a.id)
     order by said.row
"""

REFERENCES = tuple(
    f"""
    insert into threats_externalreference (threat_id, akey, system, value, state, since)
    select target, {KEY.format(of="s")}, '{system}', {column}, 'given by sender', %(at)s from pg_temp.staged s
     where news in ('added', 'changed') and {column} <> '' order by row
    on conflict (threat_id, system) do update
       set value = excluded.value, state = excluded.state, since = excluded.since
        where threats_externalreference.value <> excluded.value
    """
    for system, column in (("APMIS", "apmis_reference"), ("PND", "pnd_reference"))
)


def attach(staged: Staged) -> None:
    """Add what the staged rows say of their threats and the platform does not know yet."""
    values = {"day": clock.day_of(staged.at), "at": staged.at}
    with connection.cursor() as cursor:
        for statement in (LEAVING, OFFICERS, PLACES, *REFERENCES):
            cursor.execute(statement, values)
