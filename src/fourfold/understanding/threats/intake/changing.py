"""Known threats that differ from their rows are amended, and no others."""

from __future__ import annotations

from collections import defaultdict

from django.db import connection

# What a file may amend on a threat that is there already: the threat's column, and ours.
AMENDED = {
    name: name
    for name in ("name", "subtype", "summary", "main_area", "further_areas", "phase", "is_soc", "first_identified",
                 "review_due")
} | {"lead_agency_id": "lead_agency", "lro": "lro_name_key"}  # fmt: skip

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


def change() -> dict[tuple[str, ...], list[int]]:
    """Amend the known threats that differ, and no others; gives the threats by the columns that changed."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(CHANGE)
        for threat, fields in cursor.fetchall():
            found[tuple(fields)].append(threat)
    return found
