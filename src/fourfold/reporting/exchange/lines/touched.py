"""What has changed since the lines were worked out, and of which records the lines hang on it.

The database's triggers note what changed by its number (`migrations/0006_touching.py`), whoever writes and however.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from fourfold.reporting.exchange.models import Kind, Touched

Records = dict[str, set[int]]
SQL_FOR_MARKS = """
    select array_agg(id), thing, number from exchange_touched group by thing, number order by min(id) limit %(most)s
"""
# Each asks of numbers that are known by then, and not of a part of itself: so the database knows that they are few.
SQL_FOR_THREATS = """
    -- Most threats that files bring have no assessment of record, and were never sent: nothing hangs on those.
    select id from threats_threat t where id = any (%(numbers)s::bigint[] || array(
            select threat_id from threats_linkedperson where subject_id = any (%(subjects)s::bigint[])))
       and (assessment_of_record is not null or exists (select from exchange_sent s where s.threat_id = t.id)
            or exists (select from exchange_line l where l.kind = 'threat' and l.record = t.id))
"""
SQL_FOR_ASSESSMENTS = """
    select a.id from assessments_assessment a join threats_threat t on t.id = a.threat_id
     where a.threat_id = any (%(threats)s::bigint[])
       and (a.id = t.assessment_of_record
            or exists (select from exchange_sent s where s.kind = 'assessment' and s.record = a.id)
            or exists (select from exchange_line l where l.kind = 'assessment' and l.record = a.id))
"""
SQL_FOR_DISRUPTIONS = """
    select id from disruptions_disruption d where id = any (%(numbers)s::bigint[]
            || array(select disruption_id from disruptions_against where threat_id = any (%(threats)s::bigint[]))
            || array(select disruption_id from disruptions_involved where subject_id = any (%(subjects)s::bigint[])))
       and (standing = 'national' or exists (select from exchange_sent s where s.disruption_id = d.id)
            or exists (select from exchange_line l where l.kind = 'disruption' and l.record = d.id))
"""
SQL_FOR_LISTED = """
    select kind, record from exchange_line where record is not null and there_row = any (%(rows)s::bigint[])
    union select l.kind, l.record from exchange_nationalrow r join exchange_nationallist n on n.id = r.list_id
      join exchange_line l on l.kind = n.kind and l.agency_id = n.agency_id and l.reference = r.reference
     where r.id = any (%(rows)s::bigint[]) and l.record is not null
    union select l.kind, l.record from exchange_nationalrow r join exchange_nationallist n on n.id = r.list_id
      join exchange_line l on l.kind = n.kind and l.agency_id = n.agency_id
       and l.national_reference = r.national_reference
     where r.id = any (%(rows)s::bigint[]) and l.record is not null
"""


@dataclass(frozen=True)
class Marks:
    """What was noted: the marks themselves, and the numbers of each thing."""

    own: list[int]
    things: Mapping[str, list[int]]

    def of(self, thing: str) -> list[int]:
        return self.things.get(thing, [])


def marks(most: int | None = None) -> Marks:
    """What was noted first, of so many things or of all. What is noted later stays."""
    own, things = [], defaultdict(list)
    for some, thing, number in _asked(SQL_FOR_MARKS, most=most):
        own += some
        things[thing].append(number)
    return Marks(own, {thing: sorted(numbers) for thing, numbers in things.items()})


def records(told: Marks) -> Records:
    """The records whose lines hang on what these marks say, by their kind."""
    subjects = told.of("subject")
    threats = _numbers(SQL_FOR_THREATS, numbers=told.of("threat"), subjects=subjects)
    found = {
        Kind.THREAT.value: set(threats),
        Kind.ASSESSMENT.value: set(_numbers(SQL_FOR_ASSESSMENTS, threats=threats)),
        Kind.DISRUPTION.value: set(
            _numbers(SQL_FOR_DISRUPTIONS, numbers=told.of("disruption"), threats=threats, subjects=subjects)
        ),
    }
    for kind, some in found.items():
        some.update(told.of(f"line {kind}"))
    for kind, record in _asked(SQL_FOR_LISTED, rows=told.of("row")):
        found[kind].add(record)
    return found


def _numbers(statement: str, **of: list[int]) -> list[int]:
    return [number for (number,) in _asked(statement, **of)] if any(of.values()) else []


def _asked(statement: str, **of: list[int] | int | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, of)
        return cursor.fetchall()


def note(later: Mapping[str, Iterable[int]]) -> None:
    """Note records whose lines are still to be worked out."""
    found = [Touched(thing=f"line {kind}", number=one) for kind, some in later.items() for one in some]
    Touched.objects.bulk_create(found, batch_size=10_000)


def forget(told: Marks) -> None:
    """The lines that hung on these are worked out."""
    with connection.cursor() as cursor:
        cursor.execute("delete from exchange_touched where id = any (%s)", [told.own])
