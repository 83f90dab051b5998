"""How many other records may be of the same event, for many records at once: `same_events.like_record`, counted."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from fourfold.tackling.disruptions.rules import NEAR


def how_many(records: Collection[int]) -> dict[int, int]:
    """How many `same_events.like_record` gives for each of some records; one that has none is left out."""
    with connection.cursor() as cursor:
        cursor.execute(sql_for_how_many(), {"ids": list(records), "near": NEAR})
        return dict(cursor.fetchall())


def sql_for_merged() -> str:
    """With-queries: `merged` gives each threat that goes on in another (id) and the one that it ended in (top)."""
    return """steps (id, top) as (
            select id, merged_into_id from threats_threat where merged_into_id is not null
            union all
            select s.id, t.merged_into_id from steps s join threats_threat t on t.id = s.top
             where t.merged_into_id is not null
        ),
        merged as (
            select s.id, s.top from steps s
             where not exists (select 1 from threats_threat t where t.id = s.top and t.merged_into_id is not null)
        )"""


def sql_for_how_many() -> str:
    """From each record to its threats and people, and from those by their indexes to the records that share them."""
    return f"""
        with recursive {sql_for_merged()},
        asked as materialized (
            select id, event_on, coalesce(event_ends_on, event_on) as ends_on, coalesce(joined_into_id, id) as event
              from disruptions_disruption where id = any (%(ids)s)
        ),
        against as materialized (
            select a.id, coalesce(m.top, x.threat_id) as top
              from asked a join disruptions_against x on x.disruption_id = a.id left join merged m on m.id = x.threat_id
        ),
        named as materialized (
            select id, top as threat_id from against
            union
            select a.id, m.id from against a join merged m on m.top = a.top
        ),
        shared as (
            select n.id, x.disruption_id as other from named n join disruptions_against x on x.threat_id = n.threat_id
            union
            select i.disruption_id, o.disruption_id
              from disruptions_involved i join disruptions_involved o on o.subject_id = i.subject_id
             where i.disruption_id = any (%(ids)s)
        )
        select a.id, count(*)
          from asked a join shared s on s.id = a.id join disruptions_disruption d on d.id = s.other
         where d.id <> a.id and not d.withdrawn and coalesce(d.joined_into_id, d.id) <> a.event
           and d.event_on <= a.ends_on + %(near)s and coalesce(d.event_ends_on, d.event_on) >= a.event_on - %(near)s
           and not exists (select 1 from disruptions_toldapart t
                            where t.disruption_id = least(a.id, d.id) and t.other_id = greatest(a.id, d.id))
         group by a.id
    """
