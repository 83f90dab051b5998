"""Counts of threats by force, with rates per 100,000 people, for the region map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from fourfold.core.agencies import areas
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.presenters import short_names
from fourfold.core.agencies.tables import FileWrong
from fourfold.core.ui import formats
from fourfold.understanding.threats import queries
from fourfold.understanding.threats.filters import Filters

SHADES = 5


@dataclass(frozen=True)
class ForceCount:
    """One force: how many threats are recorded for it, by type, and for each 100,000 people.

    `seen`: whether the viewer's role shows this force; `supplied`: whether it has any rows. Without either it is not 0.
    """

    code: str
    number: int
    name: str
    seen: bool
    supplied: bool
    groups: int = 0
    individuals: int = 0
    vulnerabilities: int = 0
    people: int | None = None
    counted: date | None = None
    shade: int = 0

    @property
    def missing(self) -> str:
        """Why there is no count, in words; "" where there is one."""
        if self.supplied:
            return ""
        return _("Not supplied") if self.seen else _("Not shown to your role")

    @property
    def total(self) -> int:
        return self.groups + self.individuals + self.vulnerabilities

    @property
    def rate(self) -> Decimal | None:
        """Threats for each 100,000 people, one decimal, half up; None where the population is not supplied."""
        if not self.people or not self.supplied:
            return None
        return (Decimal(self.total) * 100_000 / self.people).quantize(Decimal("0.1"), ROUND_HALF_UP)


def force_counts(
    filters: Filters, *, keys: tuple[int, ...], on: date, now: datetime, as_of: datetime | None
) -> list[ForceCount]:
    """A count for each force of the picture, by name; shaded by rate among the forces that are supplied."""
    found = queries.counts_by(("owner_agency_id", "kind"), filters, now=now, as_of=as_of)
    numbers, names = agencies.codes(), short_names(on, as_of)
    people, _why = populations(on)
    shown = [*areas.picture().forces, *_regional(keys, on, as_of)]
    rows = [
        ForceCount(
            code=code,
            number=numbers[code],
            name=names.get(numbers[code], formats.unknown()),
            seen=numbers[code] in keys,
            supplied=numbers[code] in keys and _has_any(numbers[code], now, as_of),
            groups=found.get((numbers[code], "ocg"), 0),
            individuals=found.get((numbers[code], "priority_individual"), 0),
            vulnerabilities=found.get((numbers[code], "vulnerability"), 0),
            people=people[code].people if code in people else None,
            counted=people[code].on_day if code in people else None,
        )
        for code in shown
    ]
    return sorted(_shaded(rows), key=lambda row: (row.code not in areas.picture().forces, row.name))


def populations(on: date) -> tuple[dict[str, areas.Population], str]:
    """People by force; none, and the sentence that says why, where their file cannot be used: counts go on without."""
    try:
        return areas.populations(on), ""
    except FileWrong as wrong:
        return {}, str(wrong)


def _regional(keys: tuple[int, ...], on: date, as_of: datetime | None) -> list[str]:
    """The regional units whose own threats the viewer sees: they have no area, and stand last in the table."""
    found = agencies.agencies_on(on, of=("rocu",), known=as_of)
    return [agency.code for agency, _name in found if agency.pk in keys]


def _has_any(agency_id: int, now: datetime, as_of: datetime | None) -> bool:
    """Whether anything at all is recorded for a force: a filter that keeps none still gives 0, not "not supplied"."""
    return queries.count(Filters(force=(str(agency_id),)), now=now, as_of=as_of) > 0


def _shaded(rows: list[ForceCount]) -> list[ForceCount]:
    """Each supplied force with a shade from 1 to 5, by even steps up to the highest rate."""
    highest = max((row.rate for row in rows if row.rate), default=Decimal(0))
    return [ForceCount(**{**vars(row), "shade": _shade(row.rate, highest)}) for row in rows]


def _shade(rate: Decimal | None, highest: Decimal) -> int:
    if rate is None or not highest:
        return 0
    return min(SHADES, int(rate * SHADES / highest) + 1)
