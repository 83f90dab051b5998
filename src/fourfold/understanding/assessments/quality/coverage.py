"""Which open threats have no assessment, look as if they were of the wrong type, or are past their review."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.understanding.assessments.rules import suspecting
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters

OPEN_THREATS = Filters(phase=(NOT_CLOSED,))
UNASSESSED = replace(OPEN_THREATS, unassessed=("yes",))
OVERDUE = replace(OPEN_THREATS, overdue=("yes",))


def _named(words: re.Pattern[str]) -> Q:
    """A name that holds one of the words, in PostgreSQL's spelling of the same pattern."""
    return Q(name__iregex=words.pattern.replace(r"\b", r"\y"))


# All that can be suspected, so that of a hundred thousand threats the database gives a few. The rule judges each.
SUSPECTABLE = (~Q(kind="vulnerability") & (~Q(subtype="") | _named(suspecting.OF_A_VULNERABILITY))) | (
    ~Q(kind="ocg") & _named(suspecting.OF_A_GROUP)
)


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


def coverage(force: tuple[str, ...], now: datetime, as_of: datetime | None = None) -> Coverage:
    """Coverage of the threats that the viewer sees, of one force or of all, today or as known at a moment."""
    by_reference, by_review = Asked(Sort("reference")), Asked(Sort("review_due"))
    return Coverage(
        open_threats=threats.count(replace(OPEN_THREATS, force=force), now=now, as_of=as_of),
        unassessed=threats.listing(replace(UNASSESSED, force=force), by_reference, now=now, as_of=as_of),
        overdue=threats.listing(replace(OVERDUE, force=force), by_review, now=now, as_of=as_of),
        suspects=_suspects(force, now, as_of),
    )


def _suspects(force: tuple[str, ...], now: datetime, as_of: datetime | None) -> list[Suspect]:
    rows = threats.by_reference(replace(OPEN_THREATS, force=force), SUSPECTABLE, now=now, as_of=as_of)
    found = (Suspect(row, suspecting.reasons(row.kind, row.subtype, row.name)) for row in rows)
    return [suspect for suspect in found if suspect.reasons]
