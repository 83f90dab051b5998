"""How good rows of a batch become threats: a few set-based statements, under the loader's own scope.

A cell that a file leaves empty takes nothing away, and a council that it names no more stays: somebody may have added
it by hand. What a file may not do at all stands in `holding_back`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from fourfold.core import capability
from fourfold.data.sources.staging import Staged, Taken
from fourfold.understanding.threats import policy
from fourfold.understanding.threats.intake import adding, attaching, changing, holding_back
from fourfold.understanding.threats.intake.stands import STANDS
from fourfold.understanding.threats.models import Threat

# Our columns of a threats file, with the type (and so the room) that each has while staged.
COLUMNS = (
    ("sender_reference", "varchar(40)"), ("name", "varchar(200)"), ("kind", "text"), ("subtype", "varchar(40)"),
    ("summary", "text"), ("main_area", "text"), ("further_areas", "varchar[]"), ("owner_agency", "integer"),
    ("lead_agency", "integer"), ("phase", "text"), ("is_soc", "boolean"), ("first_identified", "date"),
    ("apmis_reference", "varchar(60)"), ("pnd_reference", "varchar(60)"), ("affected_councils", "varchar[]"),
    ("lro_name_key", "varchar(120)"), ("review_due", "date"),
)  # fmt: skip


def take_in(staged: Staged) -> Taken:
    """Turn the staged rows into threats; all or nothing is the caller's transaction."""
    policy.check_record(staged.by)
    holding_back.hold_back_of_others(staged)
    holding_back.hold_back_merged(staged)
    staged.keep_amended(STANDS, COLUMNS)
    holding_back.hold_back(staged)
    adding.add(staged)
    changed = changing.change()
    attaching.attach(staged)
    for fields, ids in changed.items():
        capability.tell("threats changed", ids=ids, fields=list(fields), by=staged.by, at=staged.at)
    return staged.taken()


def records(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The reference and the page of each of these threats that exists for the viewer."""
    found = Threat.objects.filter(pk__in=ids).values_list("pk", "reference")
    return {pk: (reference, reverse("threats:threat", args=[reference])) for pk, reference in found}
