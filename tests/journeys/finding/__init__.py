"""The records that pages are about, found or made as a person would: a file for each part of the work."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.finding import assessments, reporting, resourcing, sharing, sources, tackling, threats
from tests.journeys.finding.looking import At, Known

FINDERS: dict[str, Callable[[At], Known]] = {
    **threats.FINDERS,
    **assessments.FINDERS,
    **sources.FINDERS,
    **reporting.FINDERS,
    **resourcing.FINDERS,
    **tackling.FINDERS,
    **sharing.FINDERS,
    "agency": lambda at: {"code": "cheshire"},
    "ended agency": lambda at: {"code": "cumbria"},
}
