"""What has changed since the lines were worked out, and of which records the lines hang on it.

The database's triggers note what changed by its number (`migrations/0006_touching.py`), whoever writes and however.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db import connection

from fourfold.reporting.exchange.models import Kind, Touched

Records = dict[str, set[int]]
SQL_FOR_RECORDS = """
    with mark as (select distinct thing, number from exchange_touched where id = any (%(marks)s)),
    subject as (select number from mark where thing = 'subject'),
    named as (
        select number from mark where thing = 'threat'
        union select threat_id from threats_linkedperson where subject_id in (select number from subject)
    ),
    threat as (
        -- Most threats that files bring have no assessment of record, and were never sent: nothing hangs on those.
        select id, assessment_of_record from threats_threat where id in (select number from named) and (
            assessment_of_record is not null
            or exists (select from exchange_sent s where s.threat_id = threats_threat.id)
            or exists (select from exchange_line l where l.kind = 'threat' and l.record = threats_threat.id))
    ),
    disruption as (
        select number as id from mark where thing = 'disruption'
        union select disruption_id from disruptions_against where threat_id in (select id from threat)
        union select disruption_id from disruptions_involved where subject_id in (select number from subject)
    ),
    changed_row as (
        select l.kind, l.agency_id, r.reference, r.national_reference
          from exchange_nationalrow r join exchange_nationallist l on l.id = r.list_id
         where r.id in (select number from mark where thing = 'row')
    )
    select 'threat', id from threat
    union select 'assessment', a.id from assessments_assessment a join threat t on t.id = a.threat_id
     where a.id = t.assessment_of_record
        or exists (select from exchange_sent s where s.kind = 'assessment' and s.record = a.id)
        or exists (select from exchange_line l where l.kind = 'assessment' and l.record = a.id)
    union select 'disruption', d.id from disruptions_disruption d where d.id in (select id from disruption) and (
        d.standing = 'national'
        or exists (select from exchange_sent s where s.disruption_id = d.id)
        or exists (select from exchange_line l where l.kind = 'disruption' and l.record = d.id))
    union select substr(thing, 6), number from mark where thing like 'line %%'
    union select kind, record from exchange_line
     where record is not null and there_row in (select number from mark where thing = 'row')
    union select l.kind, l.record from exchange_line l join changed_row r
        on l.kind = r.kind and l.agency_id = r.agency_id and l.reference = r.reference where l.record is not null
    union select l.kind, l.record from exchange_line l join changed_row r
        on l.kind = r.kind and l.agency_id = r.agency_id and l.national_reference = r.national_reference
     where l.record is not null
"""


def marks() -> list[int]:
    """All that is noted so far. What is noted later stays."""
    return list(Touched.objects.values_list("pk", flat=True))


def records(of: Collection[int]) -> Records:
    """The records whose lines hang on what these marks say, by their kind."""
    found: Records = {kind: set() for kind in Kind.values}
    with connection.cursor() as cursor:
        cursor.execute(SQL_FOR_RECORDS, {"marks": list(of)})
        for kind, record in cursor.fetchall():
            found[kind].add(record)
    return found


def rows(of: Collection[int]) -> set[int]:
    """The rows of national lists that these marks name; some may be gone."""
    statement = "select number from exchange_touched where thing = 'row' and id = any (%s)"
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(of)])
        return {number for (number,) in cursor.fetchall()}


def note(later: Mapping[str, Iterable[int]]) -> None:
    """Note records whose lines are still to be worked out."""
    found = [Touched(thing=f"line {kind}", number=one) for kind, some in later.items() for one in some]
    Touched.objects.bulk_create(found, batch_size=10_000)


def forget(of: Collection[int]) -> None:
    """The lines that hung on these are worked out."""
    with connection.cursor() as cursor:
        cursor.execute("delete from exchange_touched where id = any (%s)", [list(of)])
