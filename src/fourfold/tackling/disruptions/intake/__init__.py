"""How good rows of a batch become disruptions: a few set-based statements, under the loader's own scope.

The record date is what the sender states; when it was entered here is the database's word. A cell that a file leaves
empty takes nothing away. What the standard of the event's day refuses is kept as prevention work or activity; a threat
that is not there, or not the sender's to see, is kept as it was written. What a file may not do stands in
`holding_back`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.urls import reverse

from fourfold.core import capability
from fourfold.core.access.policy import check
from fourfold.core.agencies import queries as agencies
from fourfold.data.sources.staging import Staged, Taken
from fourfold.tackling.disruptions import policy, rules
from fourfold.tackling.disruptions.intake import adding, changing, holding_back, leading, naming, results
from fourfold.tackling.disruptions.intake.stands import STANDS
from fourfold.tackling.disruptions.models import Disruption

# Our columns of a file of disruptions, with the type (and so the room) that each has while staged. `threats_gone` is no
# column of a file.
COLUMNS = (
    ("sender_reference", "varchar(60)"), ("agency", "integer"), ("role", "text"), ("benefits", "integer"),
    ("event_on", "date"), ("event_ends_on", "date"), ("record_date", "date"), ("main_p", "text"),
    ("further_ps", "varchar[]"), ("claimed", "text"), ("what", "text"), ("could_before", "text"),
    ("could_after", "text"), ("expected_length", "varchar(100)"), ("tactics", "varchar[]"),
    ("threat_references", "varchar[]"), ("apmis_reference", "varchar(60)"), ("evidence", "text"),
    *results.COLUMNS, ("threats_gone", "varchar[]"),
)  # fmt: skip


def codes(on: date) -> tuple[dict[str, Any], dict[str, dict[str, int]]]:
    """Code sets by name (code to label), and for the agency columns the number of each code."""
    numbers = agencies.codes()
    sets: dict[str, Any] = {name: dict.fromkeys(known, "") for name, known in rules.CODES.items()}
    return sets | {"agencies": dict.fromkeys(numbers, "")}, {"agency": numbers, "benefits": numbers}


def take_in(staged: Staged) -> Taken:
    """Turn the staged rows into disruptions; all or nothing is the caller's transaction."""
    check(staged.by, policy.Permission.RECORD)
    naming.know_again()
    holding_back.hold_back_of_others(staged)
    holding_back.hold_back_withdrawn()
    staged.keep_amended(STANDS, COLUMNS)
    holding_back.hold_back(staged)
    naming.name_threats(staged)
    leading.hold_back(staged)
    adding.add(staged)
    changed = changing.change(staged, results.write())
    _tell(staged, "recorded", _ids("added"))
    for fields, ids in changed.items():
        _tell(staged, ",".join(fields), ids)
    return staged.taken()


def records(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The reference and the page of each of these disruptions that exists for the viewer."""
    found = Disruption.objects.filter(pk__in=ids).values_list("pk", "reference")
    return {pk: (reference, reverse("disruptions:disruption", args=[reference])) for pk, reference in found}


def _ids(news: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select target from pg_temp.staged where news = %s order by row", [news])
        return [number for (number,) in cursor.fetchall()]


def _tell(staged: Staged, fields: str, ids: list[int]) -> None:
    if ids:
        capability.tell("disruptions changed", ids=ids, fields=fields.split(","), by=staged.by, at=staged.at)
