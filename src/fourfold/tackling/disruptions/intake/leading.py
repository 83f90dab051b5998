"""A record to which other agencies' records are joined stays the one by which their event is counted."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import sentence
from fourfold.data.sources.staging import Staged
from fourfold.tackling.disruptions.intake import changing, standing

COUNTS_NO_MORE = sentence(
    "disruption_counts_no_more",
    _(
        "Other agencies' records are joined to %(reference)s, and by this row their event would be counted no more. "
        "Ask the ROCTA unit to let another record lead, or to part them; then load this row again."
    ),
)
OF = "d.contributors > 0 and d.standing = 'national'"
LEADS = f"select exists (select 1 from {changing.KNOWN} and {OF}) c)"
ROWS = f"{changing.KNOWN} and {OF}) c"
# What the record would be against, once this row were taken in.
AGAINST = """(
    select s.target as id, case when x.prison_then then 'prison' else x.kind_then end as sort
      from pg_temp.staged s join disruptions_against x on x.disruption_id = s.target
     where not exists (select 1 from pg_temp.named n where n.row = s.row and n.gone and n.threat_id = x.threat_id)
    union all
    select s.target, case when n.prison then 'prison' else n.kind end
      from pg_temp.staged s join pg_temp.named n on n.row = s.row
     where n.threat_id is not null and not n.gone) a"""
HOLD = f"""
    update pg_temp.staged s
       set news = 'held', held_column = 'role', held_why = '{COUNTS_NO_MORE.code}', held_about = d.reference
      from ({standing.sql_for_standing(ROWS, AGAINST)}) j join disruptions_disruption d on d.id = j.id
     where s.target = j.id and j.standing <> 'national'
"""


def hold_back(staged: Staged) -> None:
    """Hold back the rows after which an event that several agencies recorded would be counted by none of them."""
    with connection.cursor() as cursor:
        cursor.execute(LEADS)
        if cursor.fetchone()[0]:
            standing.prepare(staged)
            cursor.execute(HOLD)
