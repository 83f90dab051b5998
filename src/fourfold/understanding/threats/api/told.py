"""What is told of threats: the facts, in codes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from ninja import Field, Schema

from fourfold.core.api import agencies
from fourfold.core.api.schemas import Listed
from fourfold.understanding.threats import queries


class ThreatTold(Schema):
    """A threat of the regional list. `tier`, `risk` and `confidence` are those of the assessment of record."""

    reference: str
    name: str
    kind: str
    subtype: str
    summary: str
    main_area: str
    further_areas: list[str]
    owner: str | None
    lead: str | None
    lro: str
    phase: str
    is_soc: bool
    tier: int | None
    risk: float | None
    confidence: str
    moderation: str
    changed_since_moderation: bool
    first_identified: date | None
    review_due: date | None
    merged_into: str | None = Field(
        description="The reference of the threat that stays, where you may see it."
    )
    edition: int

    @classmethod
    def of(cls, threat: Any, told: Told) -> Self:
        """From a row of today or of the past."""
        same = ("reference", "name", "kind", "subtype", "summary", "main_area", "further_areas", "lro", "phase",
                "is_soc", "tier", "confidence", "moderation", "changed_since_moderation", "first_identified",
                "review_due", "edition")  # fmt: skip
        return cls(
            **{name: getattr(threat, name) for name in same},
            owner=told.codes.get(threat.owner_agency_id),
            lead=told.codes.get(threat.lead_agency_id),
            risk=None if threat.risk is None else float(threat.risk),
            merged_into=told.references.get(threat.merged_into_id or 0),
        )


class Threats(Listed):
    """A page of the regional list."""

    items: list[ThreatTold]


class Change(Schema):
    """One field: what it was and what it became, in words."""

    field: str
    label: str
    before: str
    after: str


class Event(Schema):
    """One entry of a threat's history: when the platform learned it, from whom, and why."""

    title: str
    moment: datetime
    by: str
    reason: str
    changes: list[Change]


class History(Schema):
    """Everything that changed, the newest first."""

    count: int
    items: list[Event]


class Told:
    """What the codes of rows stand for, read once for a call: agencies, and the threats that others went into."""

    def __init__(self, threats: list[Any], as_of: datetime | None = None) -> None:
        merged = {one.merged_into_id for one in threats if one.merged_into_id}
        self.codes = agencies.codes()
        self.references = queries.references(merged, as_of=as_of) if merged else {}


def threat(found: Any, as_of: datetime | None = None) -> ThreatTold:
    """One threat."""
    return ThreatTold.of(found, Told([found], as_of))
