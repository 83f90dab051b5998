"""How good rows about people become their parts in threats, under the rules that the page asks.

A person is recognised by the sender's own key and by nothing else: whether two names are one person is for people to
judge. What the page would refuse is held back, and so is what would overwrite somebody's work here.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.data.sources import staging
from fourfold.data.sources.staging import Staged, Taken
from fourfold.understanding.threats import policy
from fourfold.understanding.threats.intake import referring
from fourfold.understanding.threats.intake.people import rows, writing
from fourfold.understanding.threats.intake.people.checking import HeldBack
from fourfold.understanding.threats.intake.people.judging import Judge
from fourfold.understanding.threats.intake.people.known import Known
from fourfold.understanding.threats.intake.people.stands import STANDS
from fourfold.understanding.threats.models import LinkedPerson

# Our columns of a file of people, with the type (and so the room) that each has while staged. `part_reference` is the
# sender's own key of a part, where it has one; `said_on` the day of which a row speaks; `taken_back` says that the
# part was never true. `threat_id` is no column of a file.
COLUMNS = (
    ("part_reference", "varchar(80)"), ("person_key", "varchar(80)"), ("threat_reference", "varchar(60)"),
    ("name", "varchar(200)"), ("born_on", "date"), ("role", "varchar(30)"), ("category", "varchar(30)"),
    ("starts_on", "date"), ("ends_on", "date"), ("ended_because", "varchar(500)"), ("source", "varchar(120)"),
    ("confidence", "varchar(10)"), ("possibly_exploited", "boolean"), ("check_outcome", "varchar(30)"),
    ("check_reason", "varchar(2000)"), ("check_on", "date"), ("check_review", "date"), ("taken_back", "boolean"),
    ("said_on", "date"), ("threat_id", "bigint"),
)  # fmt: skip


def take_in(staged: Staged) -> Taken:
    """Turn the staged rows into parts; all or nothing is the caller's transaction."""
    policy.check_record(staged.by)
    referring.refer(staged)
    staged.keep_amended(STANDS, COLUMNS)
    found = rows.read()
    source = agencies.code_of(staged.batch.sender_id)
    judge = Judge(Known(found, source), clock.day_of(staged.at))
    held = []
    for row in found:
        try:
            judge.judge(row)
        except HeldBack as back:
            held.append((row.row, "held", back.column, back.why.code, row.reference))
    staging.mark(held, staging.HELD)
    writing.write(staged, judge, source)
    news = staged.counts()
    return Taken(
        added=news.get("added", 0),
        changed=news.get("changed", 0),
        unchanged=news.get("same", 0),
        held=staged.held(),
    )


def records(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The person and the threat of each of these parts that exists for the viewer, and the threat's page."""
    found = LinkedPerson.objects.filter(pk__in=ids).select_related("subject", "threat")
    return {
        part.pk: (
            f"{part.subject}, {part.threat.reference}",
            reverse("threats:threat", args=[part.threat.reference]),
        )
        for part in found
    }
