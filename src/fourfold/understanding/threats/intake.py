"""How good rows of a batch become threats: a few set-based statements, under the loader's own scope.

What a file may not do is held back with a sentence: change a threat's type, close, reopen or hand it over. Those are
decisions with a reason, an approver and a later check, and are taken on the threat's page.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.history import clock
from fourfold.data.sources.staging import Staged, Taken
from fourfold.understanding.threats import policy
from fourfold.understanding.threats.actions import numbering

# Our columns of a threats file, with the type that each has while staged.
COLUMNS = (
    ("sender_reference", "text"), ("name", "text"), ("kind", "text"), ("subtype", "text"), ("summary", "text"),
    ("main_area", "text"), ("further_areas", "text[]"), ("owner_agency", "integer"), ("lead_agency", "integer"),
    ("phase", "text"), ("is_soc", "boolean"), ("first_identified", "date"), ("apmis_reference", "text"),
    ("pnd_reference", "text"), ("affected_councils", "text[]"), ("lro_name_key", "text"), ("review_due", "date"),
)  # fmt: skip

# What a file may amend on a threat that is there already.
AMENDED = (
    "name", "subtype", "summary", "main_area", "further_areas", "phase", "is_soc", "first_identified", "review_due",
)  # fmt: skip


def take_in(staged: Staged) -> Taken:
    """Turn the staged rows into threats; all or nothing is the caller's transaction."""
    policy.check_record(staged.by)
    for statement, values in _what_takes_a_decision():
        _run(statement, values)
    _run(OUT_OF_SCOPE, {"keys": list(staged.by.write_keys), "why": _(
        "Your agency may not record this row: another agency owns the threat.")})
    _give_references(staged)
    added = _run(ADD)
    changed_ids = _ids(CHANGE)
    for statement in (OFFICERS, PLACES, *REFERENCES):
        _run(statement, {"day": clock.day_of(staged.at), "at": staged.at})
    if changed_ids:
        capability.tell("threats changed", ids=changed_ids, fields=list(AMENDED), by=staged.by, at=staged.at)
    unchanged = len(_ids("select row from pg_temp.staged where news = 'same'"))
    return Taken(added=added, changed=len(changed_ids), unchanged=unchanged, held=staged.held())


def _give_references(staged: Staged) -> None:
    """A reference for each new row, in the order of the file; one step of the counter a kind."""
    on = clock.day_of(staged.at)
    with connection.cursor() as cursor:
        cursor.execute(
            "select kind, owner_agency, count(*) from pg_temp.staged where news is null group by 1, 2 order by 1, 2"
        )
        for kind, owner, number in cursor.fetchall():
            taken = numbering.take(kind, owner, on, how_many=number)
            cursor.execute(
                NUMBER,
                {"kind": kind, "owner": owner, "prefix": numbering.prefix(kind, owner, on), "first": taken[0]},
            )


def _run(statement: str, values: dict[str, object] | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def _ids(statement: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]


def _held(column: str, condition: str, why: str) -> tuple[str, dict[str, object]]:
    """Hold back known rows whose threat differs in a way that takes a decision."""
    statement = f"""
        update pg_temp.staged s set news = 'held', held_column = %(column)s,
               held_why = format(%(why)s, t.reference)
          from threats_threat t
         where t.id = s.target and s.news = 'changed' and ({condition})
    """
    return statement, {"column": column, "why": why}


def _what_takes_a_decision() -> Sequence[tuple[str, dict[str, object]]]:
    return (
        _held(
            "kind",
            "t.kind <> s.kind",
            _("This row changes the type of %s. Reclassify it on its page, with a reason; then load the row again."),
        ),
        _held(
            "phase",
            "(t.phase like '%%closed%%') <> (s.phase like '%%closed%%')",
            _("This row closes or reopens %s. Do that on its page, with a reason; then load the row again."),
        ),
        _held(
            "owner_agency",
            "t.owner_agency_id <> s.owner_agency",
            _("This row gives %s to another agency. Transfer it on its page, with a reason; then load the row again."),
        ),
        _held(
            "sender_reference",
            "t.merged_into_id is not null",
            _("%s was merged into another threat. Send what is new about that one."),
        ),
    )


# A known row whose threat the loader can no longer see was transferred away.
OUT_OF_SCOPE = """
    update pg_temp.staged s set news = 'held', held_column = 'owner_agency',
           held_why = %(why)s
     where (s.news is distinct from 'same' and s.news is distinct from 'held')
       and (s.owner_agency <> all (%(keys)s::int[])
            or (s.news = 'changed' and not exists (select 1 from threats_threat t where t.id = s.target)))
"""

NUMBER = """
    with numbered as (
        select row, row_number() over (order by row) - 1 + %(first)s as number from pg_temp.staged
         where news is null and kind = %(kind)s and owner_agency = %(owner)s
    )
    update pg_temp.staged s set news = 'added', reference = %(prefix)s || '-' || lpad(n.number::text, 4, '0')
      from numbered n where n.row = s.row
"""

ADD = """
    with added as (
        insert into threats_threat (reference, name, kind, subtype, summary, main_area, further_areas,
            owner_agency_id, lead_agency_id, phase, is_soc, first_identified, review_due, lro,
            moderation, changed_since_moderation, confidence, edition)
        select reference, name, kind, coalesce(subtype, ''), coalesce(summary, ''), coalesce(main_area, ''),
               coalesce(further_areas, '{}'), owner_agency, coalesce(lead_agency, owner_agency), phase,
               coalesce(is_soc, true), first_identified, review_due, coalesce(lro_name_key, ''),
               'none', false, '', 1
          from pg_temp.staged where news = 'added' order by row
        returning id, reference
    )
    update pg_temp.staged s set target = added.id from added where added.reference = s.reference
"""

CHANGE = f"""
    update threats_threat t
       set {", ".join(f"{name} = coalesce(s.{name}, t.{name})" for name in AMENDED)},
           lro = coalesce(nullif(s.lro_name_key, ''), t.lro), edition = t.edition + 1
      from pg_temp.staged s where s.news = 'changed' and t.id = s.target
    returning t.id
"""

OFFICERS = """
    insert into threats_officer (threat_id, office, name, starts_on)
    select target, 'lro', lro_name_key, coalesce(first_identified, %(day)s) from pg_temp.staged
     where news = 'added' and coalesce(lro_name_key, '') <> '' order by row
"""

PLACES = """
    insert into threats_affectedplace (threat_id, council_id, prison)
    select s.target, a.id, '' from pg_temp.staged s
      cross join lateral unnest(s.affected_councils) council
      join agencies_agency a on a.ons_code = council
     where s.news = 'added' order by s.row
"""

REFERENCES = tuple(
    f"""
    insert into threats_externalreference (threat_id, system, value, state, since)
    select target, '{system}', {column}, 'given by sender', %(at)s from pg_temp.staged
     where news in ('added', 'changed') and coalesce({column}, '') <> '' order by row
    on conflict (threat_id, system) do update set value = excluded.value, state = excluded.state
        where threats_externalreference.value <> excluded.value
    """
    for system, column in (("APMIS", "apmis_reference"), ("PND", "pnd_reference"))
)
