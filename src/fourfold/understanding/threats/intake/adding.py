"""New rows become threats, with references in the order of the file."""

from __future__ import annotations

from django.db import connection

from fourfold.core.history import clock
from fourfold.data.sources.staging import Staged
from fourfold.understanding.threats.actions import numbering

GROUPS = (
    "select kind, owner_agency, count(*) from pg_temp.staged where news is null group by 1, 2 order by 1, 2"
)

# One statement, so that each staged row is written once more and not four times. lpad would cut a number of five
# figures to four.
ADD = """
    with numbered as materialized (
        select s.row, g.prefix, g.first + row_number() over (partition by g.kind, g.owner order by s.row) - 1 as number
          from pg_temp.staged s
          join unnest(%(kinds)s::text[], %(owners)s::int[], %(prefixes)s::text[], %(firsts)s::bigint[])
            as g (kind, owner, prefix, first) on (g.kind, g.owner) = (s.kind, s.owner_agency)
         where s.news is null
    ), named as materialized (
        select row, prefix || '-' || lpad(number::text, greatest(4, length(number::text)), '0') as reference
          from numbered
    ), added as (
        insert into threats_threat (reference, name, kind, subtype, summary, main_area, further_areas,
            owner_agency_id, lead_agency_id, phase, is_soc, first_identified, review_due, lro,
            moderation, changed_since_moderation, confidence, edition)
        select n.reference, name, kind, coalesce(subtype, ''), coalesce(summary, ''), coalesce(main_area, ''),
               coalesce(further_areas, '{}'), owner_agency, coalesce(lead_agency, owner_agency), phase,
               coalesce(is_soc, true), first_identified, review_due, coalesce(lro_name_key, ''),
               'none', false, '', 1
          from named n join pg_temp.staged s on s.row = n.row order by s.row
        returning id, reference
    )
    update pg_temp.staged s set news = 'added', reference = n.reference, target = a.id
      from named n join added a on a.reference = n.reference
     where s.row = n.row
"""


def add(staged: Staged) -> None:
    """Add a threat for each new row; one step of the counter for each kind and owner."""
    on = clock.day_of(staged.at)
    with connection.cursor() as cursor:
        cursor.execute(GROUPS)
        groups = [
            (
                kind,
                owner,
                numbering.prefix(kind, owner, on),
                numbering.take(kind, owner, on, how_many=number)[0],
            )
            for kind, owner, number in cursor.fetchall()
        ]
        if groups:
            kinds, owners, prefixes, firsts = map(list, zip(*groups, strict=True))
            cursor.execute(ADD, {"kinds": kinds, "owners": owners, "prefixes": prefixes, "firsts": firsts})
