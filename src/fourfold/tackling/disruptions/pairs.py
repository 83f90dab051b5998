"""Pairs of records that may be of one event, for those who see several agencies. A machine only suggests.

What waits here is worth somebody's look: two agencies that recorded something against one threat within days, and two
records of one agency that say much the same. One agency's records that say different things are two events: against a
group that is worked on there are many within days, and whoever types one is asked (`same_events.like`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from fourfold.tackling.disruptions import queries
from fourfold.tackling.disruptions.doubles import sql_for_merged
from fourfold.tackling.disruptions.models import Disruption
from fourfold.tackling.disruptions.rules import ALIKE, NEAR

MOST = 50
LOOKED_BACK = timedelta(days=365)


@dataclass(frozen=True)
class Pair:
    """Two standing records, and what they share."""

    first: Any
    second: Any
    same_threat: bool
    same_people: bool


def pairs(*, today: date) -> tuple[list[Pair], int]:
    """The newest MOST pairs among events of LOOKED_BACK before today, and how many there are in all."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_for_pairs(), {"since": today - LOOKED_BACK, "near": NEAR, "alike": ALIKE, "most": MOST}
        )
        found = cursor.fetchall()
    rows = queries.several({number for pair in found for number in pair[:2]})
    return [Pair(rows[one], rows[two], threat, people) for one, two, threat, people, _total in found], (
        found[0][4] if found else 0
    )


def given(*, most: int = MOST) -> tuple[list[Any], int]:
    """The newest standing records that name a threat which their agency cannot see, and how many there are."""
    rows = Disruption.objects.exclude(threats_given=[]).filter(withdrawn=False)
    return list(rows.order_by("-event_on", "pk")[:most]), rows.count()


def sql_for_pairs() -> str:
    """Records are brought together by what they share: a threat (or the one that it was merged into) or a person."""
    return f"""
        with recursive {sql_for_merged()},
        recent as materialized (
            select id, event_on, coalesce(event_ends_on, event_on) as ends_on
              from disruptions_disruption
             where not withdrawn and joined_into_id is null and event_on >= %(since)s
        ),
        shared as (
            select r.*, 'threat' as sort, coalesce(m.top, x.threat_id) as what
              from recent r join disruptions_against x on x.disruption_id = r.id
                   left join merged m on m.id = x.threat_id
            union all
            select r.*, 'person', i.subject_id from recent r join disruptions_involved i on i.disruption_id = r.id
        ),
        found as (
            select a.id as first, b.id as second, bool_or(a.sort = 'threat') as same_threat,
                   bool_or(a.sort = 'person') as same_people, max(greatest(a.event_on, b.event_on)) as newest
              from shared a join shared b on a.sort = b.sort and a.what = b.what and a.id < b.id
                   and b.event_on <= a.ends_on + %(near)s and b.ends_on >= a.event_on - %(near)s
             group by a.id, b.id
        )
        select first, second, same_threat, same_people, count(*) over ()
          from found join disruptions_disruption a on a.id = first join disruptions_disruption b on b.id = second
         where not exists (
               select 1 from disruptions_toldapart t where t.disruption_id = first and t.other_id = second)
           and (a.agency_id <> b.agency_id or {sql_for_alike("a.what", "b.what")} >= %(alike)s)
         order by newest desc, first, second limit %(most)s
    """


def sql_for_alike(one: str, other: str) -> str:
    """The share of the words of two texts that stand in both, by their stems and without those that say nothing."""
    stems = (
        f"select unnest(tsvector_to_array(to_tsvector('english', {text}))) as stem" for text in (one, other)
    )
    return f"""(select avg((of_both = 2)::int) from (
        select count(*) as of_both from ({" union all ".join(stems)}) stems group by stem) words)"""
