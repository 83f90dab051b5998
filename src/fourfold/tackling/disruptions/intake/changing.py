"""Known disruptions that differ from their rows are amended, and no others; with their threats, their standing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db import connection

from fourfold.data.sources.staging import Staged
from fourfold.tackling.disruptions.intake import standing

FEW = 500
# What a file may amend: the record's column, and what the row says of it (null says nothing).
AMENDED = {
    name: f"s.{name}"
    for name in ("role", "event_on", "record_date", "main_p", "claimed", "what", "could_before", "could_after",
                 "expected_length", "tactics", "apmis_reference", "evidence", "further_ps", "event_ends_on")
} | {
    # Only support is for another agency.
    "benefits_id": "case when coalesce(s.role, d.role) = 'support' then s.benefits end",
    "threats_given": "(array(select x from unnest(d.threats_given) x where x <> all (g.gone)) || g.given)::varchar[]",
}  # fmt: skip
# Empty in the file takes nothing away, but whom support was for ends with the support.
WRITTEN = {name: f"coalesce({says}, d.{name})" for name, says in AMENDED.items()}
WRITTEN |= {
    # A further P that is the main one now says nothing more; nor does a last day that is the first now.
    "further_ps": f"array_remove({WRITTEN['further_ps']}, ({WRITTEN['main_p']})::varchar)",
    "event_ends_on": f"nullif({WRITTEN['event_ends_on']}, {WRITTEN['event_on']})",
    "benefits_id": "case when coalesce(s.role, d.role) = 'support' then coalesce(s.benefits, d.benefits_id) end",
}

# A row that names threats names them all: those that its sender names no more, and may see, are taken off.
DETACH = """
    delete from disruptions_against a using pg_temp.staged s, pg_temp.named g
     where s.news = 'changed' and a.disruption_id = s.target
       and g.row = s.row and g.gone and g.threat_id = a.threat_id
       and not exists (
           select 1 from pg_temp.named n where n.row = s.row and n.threat_id = a.threat_id and not n.gone)
    returning s.target
"""
ATTACH = """
    insert into disruptions_against (disruption_id, akey, threat_id, kind_then, prison_then)
    select distinct on (s.target, n.threat_id) s.target,
           (select d.akey from disruptions_disruption d where d.id = s.target),
           n.threat_id, n.kind, n.prison
      from pg_temp.named n join pg_temp.staged s on s.row = n.row
     where s.news = 'changed' and n.threat_id is not null and not n.gone
       and not exists (
           select 1 from disruptions_against a where a.disruption_id = s.target and a.threat_id = n.threat_id)
     order by s.target, n.threat_id
    returning disruption_id
"""

KNOWN = f"""(select d.id, d.agency_id as agency, {WRITTEN["role"]} as role, {WRITTEN["main_p"]} as main_p,
                   {WRITTEN["event_on"]} as event_on
              from pg_temp.staged s join disruptions_disruption d on d.id = s.target where s.news = 'changed'"""
ROWS = f"{KNOWN}) c"
AGAINST = """(select x.disruption_id as id, case when x.prison_then then 'prison' else x.kind_then end as sort
                from disruptions_against x) a"""

DIFFERS = ", ".join(
    f"case when w.{name} is distinct from d.{name} then '{name}' end" for name in (*WRITTEN, "standing")
)
CHANGE = f"""
    with judged as materialized ({standing.sql_for_standing(ROWS, AGAINST)}),
    given as materialized (
        select s.row,
               array(select upper(trim(n.written)) from pg_temp.named n
                      where n.row = s.row and n.threat_id is null and not n.gone
                        and upper(trim(n.written)) <> all (d.threats_given) order by n.place) as given,
               array(select upper(trim(n.written)) from pg_temp.named n where n.row = s.row and n.gone) as gone
          from pg_temp.staged s join disruptions_disruption d on d.id = s.target where s.news = 'changed'
    ), wanted as materialized (
        select d.id, j.standing, {", ".join(f"{said} as {name}" for name, said in WRITTEN.items())},
               d.joined_into_id
          from pg_temp.staged s join disruptions_disruption d on d.id = s.target
          join judged j on j.id = d.id left join given g on g.row = s.row
         where s.news = 'changed'
    ), differing as (
        select w.*, array_remove(array[
            {DIFFERS}
            ], null) as fields
          from wanted w join disruptions_disruption d on d.id = w.id
    )
    update disruptions_disruption d
       set {", ".join(f"{name} = w.{name}" for name in WRITTEN)}, standing = w.standing,
           lead_agency_id = case when w.joined_into_id is null and w.fields && array['role', 'benefits_id']
                                 then coalesce(w.benefits_id, d.agency_id) else d.lead_agency_id end,
           edition = d.edition + 1
      from differing w where d.id = w.id and (cardinality(w.fields) > 0 or d.id = any (%(hung)s))
    returning d.id, w.fields
"""


def change(staged: Staged, results: Collection[int]) -> dict[tuple[str, ...], list[int]]:
    """Amend the known records that differ, and no others; gives them by what changed.

    Those with other `results` are other editions too: whoever has one of them open is told, and overwrites nothing.
    """
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    many = staged.counts().get("changed", 0)
    if not many:
        return found
    with connection.cursor() as cursor:
        against: set[int] = set()
        for statement in (DETACH, ATTACH):
            cursor.execute(statement)
            against |= {number for (number,) in cursor.fetchall()}
        # What a with-query gives has no statistics: for many rows the planner would look each up in all the others.
        cursor.execute("set local enable_nestloop = %s", ["off" if many > FEW else "on"])
        cursor.execute(CHANGE, {"hung": sorted(against.union(results))})
        changed = cursor.fetchall()
        cursor.execute("set local enable_nestloop = on")
        for record, fields in changed:
            hung = [name for name, of in (("threats", against), ("results", results)) if record in of]
            found[(*fields, *hung)].append(record)
    return found
