"""The staged rows about people, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

# What a row says of a part: the columns that the part has too.
PART = ("role", "category", "starts_on", "ends_on", "source", "confidence", "possibly_exploited")
READ = (
    "row", "news", "target", "threat_id", "reference", "person_key", "name", "born_on", *PART, "ended_because",
    "check_outcome", "check_reason", "check_review", "check_on", "taken_back", "said_on",
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """A row that is new or changed, about a threat that is known. What the file leaves empty is None."""

    row: int
    news: str | None
    target: int | None
    threat_id: int
    reference: str
    person_key: str
    name: str
    born_on: date | None
    role: str
    category: str
    starts_on: date | None
    ends_on: date | None
    source: str
    confidence: str
    possibly_exploited: bool | None
    ended_because: str | None
    check_outcome: str | None
    check_reason: str | None
    check_review: date | None
    check_on: date | None
    taken_back: bool | None
    said_on: date | None


def read() -> list[Row]:
    """The rows to judge. Whoever is to be protected comes first, so that the order of a file lets nobody slip by."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {', '.join(READ)} from pg_temp.staged where news is null or news = 'changed'"
            " order by role = 'member', row"
        )
        return [Row(*found) for found in cursor.fetchall()]
