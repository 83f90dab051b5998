"""Plain ways of counting the disruptions of 2022. On an honest region each is far off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from django.db.models import QuerySet

from fourfold.tackling.disruptions.filters import Filters, narrowed
from fourfold.tackling.disruptions.models import Disruption, DisruptionVersion

YEAR = (datetime(2022, 1, 1, tzinfo=UTC), datetime(2023, 1, 1, tzinfo=UTC))
Counts = Counter[int]


def every_baseline(moment: datetime, where: Filters) -> Iterator[tuple[str, Counts]]:
    """The name of each baseline, and how many disruptions it counts for each agency, as known at a moment."""
    known = DisruptionVersion.objects.as_of(moment)
    undated = replace(where, record_from=(), record_to=())
    yield "every row", _counted(known)
    in_year = replace(undated, event_from=where.record_from, event_to=where.record_to)
    yield "by event date", _counted(narrowed(known, in_year))
    entered = known.filter(entered_at__gte=YEAR[0], entered_at__lt=YEAR[1])
    yield "by entered moment", _counted(narrowed(entered, undated))
    yield "with support", _counted(narrowed(known, where)) + _supported(known, where)
    unjoined = narrowed(known.filter(withdrawn=False), replace(where, state=(), standing=("national",)))
    yield "doubles not joined", _counted(unjoined)
    as_claimed = known.filter(claimed__in=where.grade)
    yield "as claimed", _counted(narrowed(as_claimed, replace(where, grade=())))
    yield "today's categories", _counted(narrowed(Disruption.objects.all(), where))


def _counted(rows: QuerySet[Disruption]) -> Counts:
    return Counter(rows.values_list("agency_id", flat=True))


def _supported(rows: QuerySet[Disruption], where: Filters) -> Counts:
    """Support counted for whomever it benefits."""
    return Counter(narrowed(rows, replace(where, role=("support",))).values_list("benefits_id", flat=True))
