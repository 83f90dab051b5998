"""Reads of agreements, each inside a viewer's transaction: those of other agencies do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.sharing import policy
from fourfold.core.sharing.models import Agreement, AgreementVersion, Party, terms_of
from fourfold.core.sharing.rules import agreements as rules
from fourfold.core.sharing.rules.agreements import State, Terms
from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page

SORTED_BY = {
    "number": "id", "title": "title", "basis": "basis", "from": "starts_on", "review": "review_on", "to": "ends_on",
}  # fmt: skip
NEWEST_FIRST = Sort("number", descending=True)


@dataclass(frozen=True)
class Parties:
    """Who receives under agreements: by agreement, those of today, and every row with its decision."""

    rows: dict[int, list[Party]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbers: Iterable[int]) -> Parties:
        found: dict[int, list[Party]] = {}
        for row in Party.objects.filter(agreement_id__in=list(numbers)).order_by("pk"):
            found.setdefault(row.agreement_id, []).append(row)
        return cls(found)

    def now(self, agreement: int) -> list[Party]:
        """The parties that have not left."""
        return [row for row in self.rows.get(agreement, []) if row.left_on is None]

    def numbers(self, agreement: int) -> frozenset[int]:
        """The agencies of the parties of today."""
        return frozenset(row.agency_id for row in self.now(agreement))


def listing(asked: Asked, states: Iterable[str] = ()) -> Page:
    """A page of agreements."""
    return paging.page(_rows(states), SORTED_BY[asked.sort.key], asked)


def every(sort: Sort, states: Iterable[str] = ()) -> list[Agreement]:
    """All of them in their order, for an export."""
    column = F(SORTED_BY[sort.key])
    order = column.desc(nulls_last=True) if sort.descending else column.asc(nulls_last=True)
    return list(_rows(states).order_by(order, "pk"))


def agreement(number: int) -> Agreement | None:
    """One agreement by its number; None where there is none for this viewer."""
    found: Agreement | None = Agreement.objects.filter(pk=number).first()
    return found


def party(number: int, agreement_number: int) -> Party | None:
    """One party's row of an agreement."""
    rows = Party.objects.select_related("agreement")
    return rows.filter(pk=number, agreement_id=agreement_number, left_on__isnull=True).first()


def versions(number: int) -> list[AgreementVersion]:
    """Every version of an agreement, in the order in which they were recorded."""
    kept: Any = AgreementVersion.objects
    return list(kept.filter(record=number).order_by("recorded_from"))


def waiting(viewer: Viewer) -> list[Agreement]:
    """What waits for this viewer's approval, the oldest first."""
    found = Agreement.objects.filter(state=State.WAITING).order_by("asked_at", "pk")
    return [one for one in found if policy.can_approve(viewer, one.owner_agency_id, one.asked_by_id)]


def to_review(viewer: Viewer, today: date) -> list[Agreement]:
    """Agreements of this viewer's that are past their review day or end within thirty days, the earliest first."""
    soon = today + rules.SOON
    found = Agreement.objects.filter(state=State.APPROVED, owner_agency_id__in=viewer.write_agencies)
    due = [one for one in found if one.ends_on is None or one.ends_on >= today]
    return sorted(
        (one for one in due if one.review_on <= today or (one.ends_on is not None and one.ends_on <= soon)),
        key=lambda one: (min(one.review_on, one.ends_on or date.max), one.pk),
    )


def without_party(viewer: Viewer, today: date) -> list[Party]:
    """Parties of agreements in force that have ended as agencies, so that somebody decides who takes their place."""
    exist = existing(today)
    found = Party.objects.select_related("agreement").filter(
        left_on__isnull=True,
        agreement__state=State.APPROVED,
        agreement__owner_agency_id__in=viewer.write_agencies,
    )
    rows = [row for row in found.order_by("pk") if row.agency_id not in exist]
    return [row for row in rows if not rules.ended(terms_of(row.agreement, frozenset()), today)]


def existing(day: date) -> frozenset[int]:
    """The agencies that exist on a day."""
    return frozenset(one.pk for one, _name in agencies.agencies_on(day))


def terms(found: Agreement, parties: Parties) -> Terms:
    """What the rules ask of an agreement, with its parties of today."""
    return terms_of(found, parties.numbers(found.pk))


def recorded(number: int) -> datetime:
    """When the platform first learned of an agreement."""
    return versions(number)[0].recorded_from


def _rows(states: Iterable[str]) -> QuerySet[Any]:
    rows = Agreement.objects.all()
    wanted = [state for state in states if state in set(State)]
    return rows.filter(state__in=wanted) if wanted else rows
