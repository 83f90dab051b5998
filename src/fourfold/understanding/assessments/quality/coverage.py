"""Which open threats have no assessment, look as if they were of the wrong type, or are past their review."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from fourfold.core.history import clock
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.understanding.assessments.rules import suspecting
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters, narrowed
from fourfold.understanding.threats.models import Threat

OPEN_THREATS = Filters(phase=(NOT_CLOSED,))
UNASSESSED = replace(OPEN_THREATS, unassessed=("yes",))
OVERDUE = replace(OPEN_THREATS, overdue=("yes",))


@dataclass(frozen=True)
class Suspect:
    """A threat with the reasons why its type may be wrong."""

    threat: Any
    reasons: list[str]


@dataclass(frozen=True)
class Coverage:
    """What is missing, with the first 50 rows of each and the count of all."""

    open_threats: int
    unassessed: Page
    overdue: Page
    suspects: list[Suspect]


def coverage(force: tuple[str, ...], now: datetime) -> Coverage:
    """Coverage of the threats that the viewer sees, of one force or of all."""
    return Coverage(
        open_threats=threats.count(replace(OPEN_THREATS, force=force), now=now),
        unassessed=threats.listing(replace(UNASSESSED, force=force), Asked(Sort("reference")), now=now),
        overdue=threats.listing(replace(OVERDUE, force=force), Asked(Sort("review_due")), now=now),
        suspects=_suspects(force, now),
    )


def _suspects(force: tuple[str, ...], now: datetime) -> list[Suspect]:
    rows = narrowed(Threat.objects.all(), replace(OPEN_THREATS, force=force), on=clock.day_of(now))
    only = rows.only("reference", "name", "kind", "subtype", "owner_agency_id").order_by("reference")
    found = (Suspect(row, suspecting.reasons(row.kind, row.subtype, row.name)) for row in only)
    return [suspect for suspect in found if suspect.reasons]
