"""Which record a row is, and which threats it names: by their reference, the sender's own, or another system's."""

from __future__ import annotations

from typing import Any

from django.db import connection

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.core.restricted import matching
from fourfold.data.sources.staging import Staged
from fourfold.tackling.disruptions.actions.hanging import kind_of
from fourfold.understanding.threats.filters import PRISON_SUBTYPES

# A row whose agency and reference are recorded already, though this sender never sent it: it is that record. A row
# without a reference of its own has its key.
KNOWN = """
    update pg_temp.staged s set sender_reference = left(s.key, 60) where coalesce(s.sender_reference, '') = '';
    update pg_temp.staged s set target = d.id, news = 'changed'
      from disruptions_disruption d
     where s.news is null and d.agency_id = s.agency and nullif(d.sender_reference, '') = s.sender_reference;
"""

# Each reference of a row, as it was written. Of a known row those that its sender added since its last one, and those
# that it named then and names no more (`gone`).
NAMED = """
    drop table if exists pg_temp.named;
    create temp table named on commit drop as
    select s.row, said.written, min(said.place) as place, false as gone, null::bigint as threat_id, null::text as kind,
           false as prison
      from pg_temp.staged s, unnest(s.threat_references) with ordinality as said (written, place)
     where (s.news is null or s.news = 'changed') and trim(said.written) <> ''
     group by s.row, said.written;
    insert into pg_temp.named (row, written, gone, prison)
    select s.row, written, true, false from pg_temp.staged s, unnest(s.threats_gone) as written
     where s.news = 'changed' and trim(written) <> '';
    create index on pg_temp.named (row);
    analyze pg_temp.named;
"""

# As it would be one of ours: nw ocg 417 is NW-OCG-0417.
WANTED = r"""
    select n.row, n.written, o[1] || '-' || o[2] || '-' ||
           lpad(ltrim(o[3], '0'), greatest(4, length(ltrim(o[3], '0'))), '0') as wanted
      from pg_temp.named n
     cross join regexp_match(upper(trim(n.written)), '^([A-Z]{2,4})[\s-]*(OCG|PI|VUL)[\s-]*([0-9]{1,6})$') as o
     where n.threat_id is null
"""

# The ways in which a threat is named, the surest first. What the viewer may not see is not found.
FOUND = (
    """select n.row, n.written, t.id from pg_temp.named n
         join threats_threat t on t.reference = upper(trim(n.written))""",
    f"select w.row, w.written, t.id from ({WANTED}) w join threats_threat t on t.reference = w.wanted",
    """select n.row, n.written, a.target from pg_temp.named n
         cross join lateral (
            select target from sources_arrival a
             where a.akey = %(sender)s and a.what = 'threats'
               and a.key in (n.written, %(code)s || chr(31) || n.written) order by a.id desc limit 1) a
        where n.threat_id is null""",
    """select n.row, n.written, min(e.threat_id) from pg_temp.named n
         join threats_externalreference e on e.value = n.written
        where n.threat_id is null group by 1, 2 having count(distinct e.threat_id) = 1""",
)
KEPT = """
    update pg_temp.named n set threat_id = t.id, kind = t.kind,
           prison = t.subtype = any (%(prisons)s) and t.owner_agency_id = any (%(rocus)s::int[])
      from ({found}) f (row, written, threat_id) join threats_threat t on t.id = f.threat_id
     where n.row = f.row and n.written = f.written
"""


def know_again() -> None:
    """Mark as known what is recorded already, however it came here."""
    with connection.cursor() as cursor:
        for statement in KNOWN.strip().rstrip(";").split(";"):
            cursor.execute(statement)


def name_threats(staged: Staged) -> None:
    """Find the threats that the rows name, into `pg_temp.named`: one line a row and reference."""
    with connection.cursor() as cursor:
        for statement in NAMED.strip().rstrip(";").split(";"):
            cursor.execute(statement)
        values: dict[str, Any] = {
            "sender": staged.batch.sender_id,
            "code": agencies.code_of(
                staged.batch.sender_id
            ),  # a sender of several owners has both in its key
            "prisons": list(PRISON_SUBTYPES),
            "rocus": _rocus(staged),
        }
        for found in FOUND:
            cursor.execute(KEPT.format(found=found), values)
        cursor.execute("select distinct written from pg_temp.named where threat_id is null")
        matching.contacts([written for (written,) in cursor.fetchall()])
        # It knows them as named by none: then it may go through a whole file for each reference.
        cursor.execute("analyze pg_temp.named")


def _rocus(staged: Staged) -> list[int]:
    """The owners of prison threats that are a regional unit, or part of one."""
    on = clock.day_of(staged.at)
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct owner_agency_id from threats_threat where subtype = any (%s)",
            [list(PRISON_SUBTYPES)],
        )
        owners = [number for (number,) in cursor.fetchall()]
    found = agencies.register().kinds
    return [number for number in owners if number in found and kind_of(number, on) == "rocu"]
