"""The staged rows, one a criterion, gathered into assessments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import connection

READ = (
    "row", "target", "threat_id", "reference", "assessment_reference", "model_code", "model_version", "assessed_on",
    "assessor_name", "criterion", "answer", "reason", "evidence", "said_on",
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """One answer, new or changed, about a threat that is known. What the file leaves empty is None."""

    row: int
    target: int | None
    threat_id: int
    reference: str
    assessment_reference: str | None
    model_code: str
    model_version: str
    assessed_on: date
    assessor_name: str
    criterion: str
    answer: str | None
    reason: str | None
    evidence: list[str] | None
    said_on: date | None

    @property
    def sent_reference(self) -> str:
        """What the sender calls the assessment; where it calls it nothing, the day tells it from others."""
        return self.assessment_reference or self.assessed_on.isoformat()

    @property
    def head(self) -> tuple[object, ...]:
        """What all rows of one assessment say alike."""
        return (self.threat_id, self.model_code, self.model_version, self.assessed_on, self.assessor_name)


@dataclass
class Sent:
    """An assessment as a file brings it: the rows that say the same of it, in the order of the file."""

    rows: list[Row] = field(default_factory=list)

    @property
    def first(self) -> Row:
        """The row whose threat, model, day and assessor count."""
        return self.rows[0]


def read() -> list[Sent]:
    """The assessments of the staged rows that are new or changed, in the order of the file."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {', '.join(READ)} from pg_temp.staged where news is null or news = 'changed' order by row"
        )
        found = [Row(*values) for values in cursor.fetchall()]
    gathered: dict[object, Sent] = {}
    for row in found:
        key = row.assessment_reference or (row.threat_id, row.assessed_on)
        gathered.setdefault(key, Sent()).rows.append(row)
    return list(gathered.values())
