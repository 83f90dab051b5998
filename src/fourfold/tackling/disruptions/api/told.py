"""What is told of disruptions: the facts in codes, with the threats, results and people of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from fourfold.core.api import agencies
from fourfold.core.api.schemas import Listed
from fourfold.tackling.disruptions import queries, rules

SAME = (
    "reference", "role", "event_on", "event_ends_on", "record_date", "entered_at", "main_p", "further_ps", "claimed",
    "assured", "standing", "contributors", "withdrawn", "what", "place", "could_before", "could_after",
    "expected_length", "tactics", "evidence", "threats_given", "apmis_reference", "sender_reference", "edition",
)  # fmt: skip


class ResultTold(Schema):
    """One result, in the unit of its kind."""

    kind: str
    drug_class: str
    amount: float
    unit: str
    note: str


class DisruptionTold(Schema):
    """One agency's record of one event. `counted` says whether the national figures count it, and once."""

    reference: str
    agency: str | None
    lead: str | None = Field(description="Who led the event.")
    role: str
    benefits: str | None
    event_on: date
    event_ends_on: date | None
    record_date: date
    entered_at: datetime
    main_p: str
    further_ps: list[str]
    claimed: str
    assured: str
    grade: str = Field(description="As assured, or as claimed where nobody has assured it yet.")
    standing: str
    counted: bool
    joined_into: str | None = Field(description="The record that leads, where you may see it.")
    contributors: int
    withdrawn: bool
    what: str
    place: str
    could_before: str
    could_after: str
    expected_length: str
    tactics: list[str]
    evidence: str
    threats: list[str] = Field(description="Those that you may see.")
    threats_given: list[str] = Field(description="References behind which its agency sees no threat.")
    results: list[ResultTold]
    people: list[str] = Field(description="P-numbers.")
    apmis_reference: str
    sender_reference: str
    edition: int


class Disruptions(Listed):
    """A page of the list."""

    items: list[DisruptionTold]


def several(rows: Sequence[Any], as_of: datetime | None = None) -> list[DisruptionTold]:
    """Rows of today or of the past, with what hangs on them."""
    records = [row.record for row in rows]
    leading = queries.several({row.joined_into_id for row in rows if row.joined_into_id}, as_of=as_of)
    against, people = queries.threats_of(records, as_of=as_of), queries.people_of(records, as_of=as_of)
    results, codes = queries.results_of(records, as_of=as_of), agencies.codes()
    return [
        DisruptionTold(
            **{name: getattr(row, name) for name in SAME},
            agency=codes.get(row.agency_id), lead=codes.get(row.lead_agency_id),
            benefits=codes.get(row.benefits_id or 0),
            grade=rules.grade(row.claimed, row.assured),
            counted=rules.counts(row.joined_into_id, row.withdrawn, row.standing),
            joined_into=leading[row.joined_into_id].reference if row.joined_into_id in leading else None,
            threats=sorted(one.reference for one in against.get(row.record, ())),
            results=[_result(one) for one in results.get(row.record, ())],
            people=[f"P-{number:07d}" for number in people.get(row.record, ())],
        )
        for row in rows
    ]  # fmt: skip


def now(number: int) -> DisruptionTold:
    """One record as it stands."""
    return several([queries.by_id(number)])[0]


def _result(one: Any) -> ResultTold:
    return ResultTold(
        kind=one.kind, drug_class=one.drug_class, amount=float(one.amount), unit=one.unit, note=one.note
    )
