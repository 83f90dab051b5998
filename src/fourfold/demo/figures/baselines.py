"""Plain ways of counting that somebody might take for the extract. On an honest region each is far off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from fourfold.core.history import clock
from fourfold.demo.figures.measuring import definition
from fourfold.understanding.threats.filters import narrowed
from fourfold.understanding.threats.models import Threat

# Counting what the latest assessment itself says, as known at the moment, instead of the one of record.
LATEST = """
    with latest as (
        select distinct on (a.threat_id) a.threat_id, a.state,
               coalesce(a.tier_override, a.tier_worked_out) as tier
          from assessments_assessment_hist a
         where a.recorded_from <= %(at)s and a.recorded_to > %(at)s and a.second_to_id is null
         order by a.threat_id, a.number desc
    )
    select t.owner_agency_id from threats_threat_hist t join latest l on l.threat_id = t.id
     where t.recorded_from <= %(at)s and t.recorded_to > %(at)s
       and l.state = 'moderated' and l.tier is distinct from 5
       and t.is_soc and t.phase not like '%%closed%%' and t.merged_into_id is null
"""

Counts = Counter[int]


def every_baseline(day: date, now: datetime) -> Iterator[tuple[str, Counts]]:
    """The name of each baseline, and how many threats it counts for each owner."""
    yield "every threat on the platform", _counted(Threat.objects.all())
    yield "today's list for that day", _counted(todays(now))
    yield "by the sender's record date", _counted(todays(now).filter(first_identified__lte=day))
    yield "the latest assessment's own state", _latest(clock.end_of(day))


def todays(now: datetime) -> QuerySet[Threat]:
    """The definition's filters on the live rows, whatever was known when."""
    return narrowed(Threat.objects.all(), definition().where, on=clock.day_of(now))


def _counted(rows: QuerySet[Threat]) -> Counts:
    return Counter(rows.values_list("owner_agency_id", flat=True))


def _latest(moment: datetime) -> Counts:
    with connection.cursor() as cursor:
        cursor.execute(LATEST, {"at": moment})
        return Counter(row[0] for row in cursor.fetchall())
