"""How good rows of a batch become threats: a few set-based statements, under the loader's own scope.

What a file may not do is held back with a sentence: change a threat's type, close, reopen or hand it over. Those are
decisions with a reason, an approver and a later check, and are taken on the threat's page. A cell that a file leaves
empty takes nothing away, and a council that it names no more stays: somebody may have added it by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.data.sources.contracts.saying import Sentence, sentence
from fourfold.data.sources.staging import Staged, Taken
from fourfold.understanding.threats import policy
from fourfold.understanding.threats.actions import numbering
from fourfold.understanding.threats.models import Threat

# Our columns of a threats file, with the type (and so the room) that each has while staged.
COLUMNS = (
    ("sender_reference", "varchar(40)"), ("name", "varchar(200)"), ("kind", "text"), ("subtype", "varchar(40)"),
    ("summary", "text"), ("main_area", "text"), ("further_areas", "varchar[]"), ("owner_agency", "integer"),
    ("lead_agency", "integer"), ("phase", "text"), ("is_soc", "boolean"), ("first_identified", "date"),
    ("apmis_reference", "varchar(60)"), ("pnd_reference", "varchar(60)"), ("affected_councils", "varchar[]"),
    ("lro_name_key", "varchar(120)"), ("review_due", "date"),
)  # fmt: skip

# What a file may amend on a threat that is there already: the threat's column, and ours.
AMENDED = {
    name: name
    for name in ("name", "subtype", "summary", "main_area", "further_areas", "phase", "is_soc", "first_identified",
                 "review_due")
} | {"lead_agency_id": "lead_agency", "lro": "lro_name_key"}  # fmt: skip

TYPE_CHANGES = sentence(
    "threat_type_changes",
    _(
        "This row changes the type of %(reference)s. Reclassify it on its page, with a reason; then load the row again."
    ),
)
CLOSES = sentence(
    "threat_closes",
    _(
        "This row closes or reopens %(reference)s. Do that on its page, with a reason; then load the row again."
    ),
)
OWNER_CHANGES = sentence(
    "threat_owner_changes",
    _(
        "This row names another owner than %(reference)s has. If that is right, transfer it on its page, "
        "with a reason; then load the row again."
    ),
)
MERGED = sentence(
    "threat_merged", _("%(reference)s was merged into another threat. Send what is new about that one.")
)
NOT_THEIRS = sentence("threat_not_theirs", _("This row may not be loaded: another agency owns the threat."))


def take_in(staged: Staged) -> Taken:
    """Turn the staged rows into threats; all or nothing is the caller's transaction."""
    policy.check_record(staged.by)
    _hold_back(staged)
    _add(staged)
    changed = _change()
    on = {"day": clock.day_of(staged.at), "at": staged.at}
    for statement in (LEAVING, OFFICERS, PLACES, *REFERENCES):
        _run(statement, on)
    for fields, ids in changed.items():
        capability.tell("threats changed", ids=ids, fields=list(fields), by=staged.by, at=staged.at)
    news = staged.counts()
    return Taken(
        added=news.get("added", 0),
        changed=news.get("changed", 0),
        unchanged=news.get("same", 0),
        held=staged.held() if news.get("held") else [],
    )


def records(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The reference and the page of each of these threats that exists for the viewer."""
    found = Threat.objects.filter(pk__in=ids).values_list("pk", "reference")
    return {pk: (reference, reverse("threats:threat", args=[reference])) for pk, reference in found}


def _hold_back(staged: Staged) -> None:
    if staged.counts().get("changed"):
        for column, condition, why in TAKES_A_DECISION:
            _run(_held(condition), {"column": column, "why": why.code})
    _run(OUT_OF_SCOPE, {"owners": _owners(staged), "why": NOT_THEIRS.code})


def _owners(staged: Staged) -> list[int]:
    """Whose threats this file may hold: the sender's and those below it, as far as the loader may change them."""
    sender = staged.batch.sender_id
    reach = agencies.descendants(sender, clock.day_of(staged.at)) | {sender}
    return sorted(reach.intersection(staged.by.write_keys))


def _add(staged: Staged) -> None:
    """New rows become threats, with references in the order of the file; one step of the counter a kind and owner."""
    on = clock.day_of(staged.at)
    with connection.cursor() as cursor:
        cursor.execute(
            "select kind, owner_agency, count(*) from pg_temp.staged where news is null group by 1, 2 order by 1, 2"
        )
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
        _run(ADD, {"kinds": kinds, "owners": owners, "prefixes": prefixes, "firsts": firsts})


def _change() -> dict[tuple[str, ...], list[int]]:
    """Amend the known threats that differ, and no others; gives the threats by the columns that changed."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(CHANGE)
        for threat, fields in cursor.fetchall():
            found[tuple(fields)].append(threat)
    return found


def _run(statement: str, values: dict[str, Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _held(condition: str) -> str:
    """Hold back known rows whose threat differs in a way that takes a decision."""
    return f"""
        update pg_temp.staged s
           set news = 'held', held_column = %(column)s, held_why = %(why)s, held_about = t.reference
          from threats_threat t
         where t.id = s.target and s.news = 'changed' and ({condition})
    """


TAKES_A_DECISION: tuple[tuple[str, str, Sentence], ...] = (
    ("sender_reference", "t.merged_into_id is not null", MERGED),
    ("kind", "t.kind <> s.kind", TYPE_CHANGES),
    ("phase", "(t.phase like '%%closed%%') <> (s.phase like '%%closed%%')", CLOSES),
    ("owner_agency", "t.owner_agency_id <> s.owner_agency", OWNER_CHANGES),
)

# A known row whose threat the loader can no longer see was transferred away. One sentence for both, so that it does
# not tell which: the row's owner is not theirs, or a record that they may not see exists.
OUT_OF_SCOPE = """
    update pg_temp.staged s set news = 'held', held_column = 'owner_agency', held_why = %(why)s
     where (s.news is distinct from 'same' and s.news is distinct from 'held')
       and (s.owner_agency <> all (%(owners)s::int[])
            or (s.news = 'changed' and not exists (
                select 1 from threats_threat t where t.id = s.target and t.owner_agency_id = any (%(owners)s::int[]))))
"""

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

# The sender's row may differ in what is not the threat's own (a place, another system's number): then the threat
# gets no new version.
CHANGE = f"""
    with differing as (
        select t.id, s.row, array_remove(array[
            {
    ", ".join(
        f"case when s.{ours} is distinct from t.{its} and s.{ours} is not null then '{its}' end"
        for its, ours in AMENDED.items()
    )
}], null) as fields
          from pg_temp.staged s join threats_threat t on t.id = s.target
         where s.news = 'changed'
    )
    update threats_threat t
       set {", ".join(f"{its} = coalesce(s.{ours}, t.{its})" for its, ours in AMENDED.items())},
           edition = t.edition + 1
      from differing d join pg_temp.staged s on s.row = d.row
     where t.id = d.id and cardinality(d.fields) > 0
    returning t.id, d.fields
"""

# Who is responsible changed: the one who was leaves on the day that the platform learns of the other.
LEAVING = """
    update threats_officer o set ends_on = greatest(o.starts_on, %(day)s)
      from pg_temp.staged s
     where s.news = 'changed' and o.threat_id = s.target and o.office = 'lro' and o.ends_on is null
       and s.lro_name_key <> '' and o.name <> s.lro_name_key
"""

OFFICERS = """
    insert into threats_officer (threat_id, akey, office, name, starts_on)
    select s.target, s.owner_agency, 'lro', s.lro_name_key,
           case s.news when 'added' then coalesce(s.first_identified, %(day)s) else %(day)s end
      from pg_temp.staged s
     where s.news in ('added', 'changed') and s.lro_name_key <> ''
       and (s.news = 'added' or not exists (
            select 1 from threats_officer o
             where o.threat_id = s.target and o.office = 'lro' and o.ends_on is null))
     order by s.row
"""

PLACES = """
    insert into threats_affectedplace (threat_id, akey, council_id, prison)
    select said.target, said.owner_agency, a.id, ''
      from (select row, news, target, owner_agency, unnest(affected_councils) as council
              from pg_temp.staged where news in ('added', 'changed')) said
      join agencies_agency a on a.ons_code = said.council
     where said.news = 'added' or not exists (
            select 1 from threats_affectedplace p where p.threat_id = said.target and p.council_id = a.id)
     order by said.row
"""

REFERENCES = tuple(
    f"""
    insert into threats_externalreference (threat_id, akey, system, value, state, since)
    select target, owner_agency, '{system}', {column}, 'given by sender', %(at)s from pg_temp.staged
     where news in ('added', 'changed') and {column} <> '' order by row
    on conflict (threat_id, system) do update
       set value = excluded.value, state = excluded.state, since = excluded.since
        where threats_externalreference.value <> excluded.value
    """
    for system, column in (("APMIS", "apmis_reference"), ("PND", "pnd_reference"))
)
