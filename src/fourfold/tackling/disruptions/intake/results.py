"""A column for each kind of result: more than nothing is a result, and a nought that there is none."""

from __future__ import annotations

from django.db import connection

from fourfold.tackling.disruptions import rules

# Our column of a file, and the kind and class of what it counts.
KINDS = {
    "arrests": ("arrests", ""), "charges": ("charges", ""), "sentences": ("sentences", ""),
    "sentence_months": ("sentence_months", ""), "cash_gbp": ("cash", ""), "assets_gbp": ("assets", ""),
    "drugs_a_kg": ("drugs", "a"), "drugs_b_kg": ("drugs", "b"), "drugs_c_kg": ("drugs", "c"),
    "firearms": ("firearms", ""), "vehicles": ("vehicles", ""), "goods_tonnes": ("goods", ""),
    "safeguarded": ("safeguarded", ""), "orders": ("orders", ""), "premises_closed": ("premises_closed", ""),
    "lines_closed": ("lines_closed", ""),
}  # fmt: skip
# Room for whatever a cell may hold, such as a telephone number in the wrong column: it is held back, not the file.
COLUMNS = tuple(
    (column, "bigint" if rules.UNITS[kind] in ("number", "months") else "numeric")
    for column, (kind, _class) in KINDS.items()
)
SAID = """
    (select s.news, s.target, s.agency, r.kind, r.drug_class, r.unit, round(r.amount, 3) as amount
       from pg_temp.staged s cross join lateral (values {amounts}) as r (kind, drug_class, unit, amount)
      where s.news in ('added', 'changed') and r.amount is not null) said
"""
ADD = """
    insert into disruptions_result (disruption_id, akey, kind, drug_class, unit, amount, note)
    select target, case news when 'added' then agency
           else (select d.akey from disruptions_disruption d where d.id = target) end,
           kind, drug_class, unit, amount, '' from {said}
     where said.news = '{news}' and amount > 0 order by 1, 3, 4
"""
CHANGE = f"""{ADD}
    on conflict (disruption_id, kind, drug_class) do update set amount = excluded.amount
     where disruptions_result.amount <> excluded.amount
    returning disruption_id
"""
TAKE_OFF = """
    delete from disruptions_result r using {said}
     where said.news = 'changed' and said.amount = 0
       and r.disruption_id = said.target and r.kind = said.kind and r.drug_class = said.drug_class
    returning r.disruption_id
"""


def write() -> set[int]:
    """Write the results of the rows that are added or changed; gives the known disruptions of which one differs now."""
    found: set[int] = set()
    filled = _filled()
    if not filled:
        return found
    said = SAID.format(amounts=", ".join(map(_amount, filled)))
    with connection.cursor() as cursor:
        cursor.execute(ADD.format(said=said, news="added"))
        for statement in (CHANGE, TAKE_OFF):
            cursor.execute(statement.format(said=said, news="changed"))
            found |= {number for (number,) in cursor.fetchall()}
    return found


def _filled() -> list[str]:
    """The kinds of which any row says something: a sender has columns for few of all that there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(f'count({column})' for column in KINDS)} from pg_temp.staged")
        return [column for column, number in zip(KINDS, cursor.fetchone(), strict=True) if number]


def _amount(column: str) -> str:
    kind, drug_class = KINDS[column]
    return f"('{kind}', '{drug_class}', '{rules.UNITS[kind]}', s.{column}::numeric)"
