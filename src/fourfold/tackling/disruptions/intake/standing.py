"""As what a row stands under the standard of its event's day, worked out in the database for a whole file.

The same answer as `standards.standing`, which a test holds it to.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from fourfold.core.history import clock
from fourfold.data.sources.staging import Staged
from fourfold.tackling.disruptions import standards
from fourfold.tackling.disruptions.actions.hanging import kind_of

# Among the rules that fit a threat the first holds; among the threats of a row the best standing, and national comes
# before regional in the alphabet too. Joins and no look-up a row: a file has as many rows as the list.
JUDGED = """
    select c.id, coalesce(min(f.standing), case when c.main_p = 'prevent' then 'prevention_work' else 'activity' end)
             as standing
      from {rows} left join (
        select distinct on (c.id, a.sort) c.id, r.standing
          from {rows}
          join pg_temp.agency_kind k on k.agency = c.agency
          join {against} on a.id = c.id
          join pg_temp.standard r
            on r.agency in (k.kind, 'any') and r.role in (c.role, 'any') and r.threat in (a.sort, 'any')
               and c.event_on between r.starts_on and r.ends_on
         order by c.id, a.sort, r.place) f on f.id = c.id
     group by c.id, c.main_p
"""


def prepare(staged: Staged) -> None:
    """The rules of the standard and the kinds of the agencies, as little tables beside the rows."""
    rules = standards.standards()
    columns: tuple[tuple[str, list[Any]], ...] = (
        ("int", list(range(len(rules)))),
        *(("text", [getattr(rule, name) for rule in rules]) for name in standards.SAYS),
        ("date", [rule.starts_on for rule in rules]),
        ("date", [rule.ends_on or date.max for rule in rules]),
    )
    on = clock.day_of(staged.at)
    with connection.cursor() as cursor:
        _make(cursor, "standard", ("place", *standards.SAYS, "starts_on", "ends_on"), columns)
        cursor.execute("select distinct agency from pg_temp.staged where news is null or news = 'changed'")
        found = [number for (number,) in cursor.fetchall()]
        kinds = [kind_of(number, on) for number in found]
        _make(cursor, "agency_kind", ("agency", "kind"), (("int", found), ("text", kinds)))


def sql_for_standing(rows: str, against: str) -> str:
    """`rows` gives c (id, agency, role, main_p, event_on); `against` gives a (id, sort) of each of their threats."""
    return JUDGED.format(rows=rows, against=against)


def _make(cursor: Any, name: str, names: tuple[str, ...], columns: tuple[tuple[str, list[Any]], ...]) -> None:
    """A little table of given columns."""
    given = ", ".join(f"%s::{kind}[]" for kind, _values in columns)
    cursor.execute(f"drop table if exists pg_temp.{name}")
    cursor.execute(
        f"create temp table {name} on commit drop as select * from unnest({given}) as t ({', '.join(names)})",
        [values for _kind, values in columns],
    )
