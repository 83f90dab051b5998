"""What a list of threats can be narrowed by, as data: from a URL's words, to a query, to words again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from fourfold.core.ui.narrowing import Narrowing, numbers
from fourfold.understanding.threats.models import Moderation


@dataclass(frozen=True)
class Filters(Narrowing):
    """Empty means not narrowed. The same filters are used for today and for any past moment."""

    kind: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    moderation: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    soc: tuple[str, ...] = ()
    prison: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    unassessed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def without(self, name: str) -> Filters:
        return replace(self, **{name: ()})


PRISON_SUBTYPES = ("prison_corruption", "prison_violence", "prison_drones")
NOT_TIER_5 = "not5"
NOT_CLOSED = "open"


def narrowed(rows: QuerySet[Any], filters: Filters, *, on: date) -> QuerySet[Any]:
    """Rows (live or slices) that the filters keep. A merged threat is never among them: its successor is."""
    return rows.filter(merged_into__isnull=True).filter(*_conditions(filters, on))


def _conditions(filters: Filters, on: date) -> list[Q]:
    found = [
        Q(**{f"{column}__in": wanted})
        for column, wanted in (
            ("kind", filters.kind),
            ("main_area", filters.area),
            ("owner_agency_id", _numbers(filters.force)),
            ("moderation", filters.moderation),
        )
        if wanted
    ]
    found += [_tier(filters.tier)] if filters.tier else []
    found += [_phase(filters.phase)] if filters.phase else []
    found += [Q(is_soc="yes" in filters.soc)] if len(filters.soc) == 1 else []
    found += [Q(subtype__in=PRISON_SUBTYPES)] if filters.prison else []
    found += [Q(review_due__lt=on) & ~Q(phase__contains="closed")] if filters.overdue else []
    found += [~Q(moderation=Moderation.MODERATED) & Q(risk__isnull=True)] if filters.unassessed else []
    found += [Q(changed_since_moderation=True)] if filters.changed else []
    return found


def _numbers(words: tuple[str, ...]) -> list[int]:
    return numbers(words) or ([-1] if words else [])


def _tier(words: tuple[str, ...]) -> Q:
    condition = Q(tier__in=_numbers(tuple(word for word in words if word.isdecimal())))
    if NOT_TIER_5 in words:
        # An unknown tier is not tier 5: it stays in.
        condition |= ~Q(tier=5) | Q(tier__isnull=True)
    return condition | (Q(tier__isnull=True) if "none" in words else Q())


def _phase(words: tuple[str, ...]) -> Q:
    condition = Q(phase__in=[word for word in words if word != NOT_CLOSED])
    return condition | ~Q(phase__contains="closed") if NOT_CLOSED in words else condition


# The report's own extract of the master list, as filters: what the saved view "Inspection list" shows.
INSPECTION = Filters(
    moderation=(Moderation.MODERATED.value,), soc=("yes",), tier=(NOT_TIER_5,), phase=(NOT_CLOSED,)
)
