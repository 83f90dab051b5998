"""Everything that the page says, put together: one call for the page and for its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.presenters import owners, short_names
from fourfold.core.ui import formats
from fourfold.reporting.performance import queries
from fourfold.reporting.performance.asked import Asked
from fourfold.reporting.performance.rules import breaks as breaking
from fourfold.reporting.performance.rules.breaks import Break
from fourfold.reporting.performance.rules.few import Few, few
from fourfold.reporting.performance.rules.mix import Mix, mixes
from fourfold.reporting.performance.rules.waits import Spread, spread
from fourfold.tackling.disruptions.standards import standards

Months = dict[date, tuple[int, int]]
MOST_MONTHS = 24


@dataclass(frozen=True)
class Numbered:
    """A break with the number under which the page marks it, and for whom, in words."""

    number: int
    found: Break
    whom: tuple[str, ...]


@dataclass(frozen=True)
class Force:
    """One agency's figures: its mix on each of the days, and the rest as known at the page's own moment.

    `breaks` are the numbers of those that concern it, `between` of those among them that may fall between the days.
    """

    number: int
    name: str
    mixes: tuple[Mix, ...]
    few: Few
    to_record: Spread | None
    to_platform: Spread | None
    months: Months
    breaks: tuple[int, ...]
    between: tuple[int, ...]

    @property
    def supplied(self) -> bool:
        """Whether anything of the year is recorded by any of the days: without, there is no figure, not a nought."""
        return any(mix.recorded for mix in self.mixes) or self.few.known + self.few.nobody > 0


@dataclass(frozen=True)
class Performance:
    """The forces in the order of their names, the breaks that may matter to them, and the months drawn."""

    asked: Asked
    forces: list[Force]
    breaks: list[Numbered]
    months: list[date]

    @property
    def later(self) -> int:
        """How many counted records were made after the months drawn."""
        drawn = set(self.months)
        return sum(
            sum(pair) for force in self.forces for month, pair in force.months.items() if month not in drawn
        )

    def total(self, place: int) -> int:
        """How many records are counted on one of the days, of all that the viewer sees."""
        return sum(force.mixes[place].total for force in self.forces)


def performance(asked: Asked, *, keys: tuple[int, ...], as_of: datetime | None) -> Performance:
    """The figures of every agency that owns records and that the viewer sees."""
    on_days = list(map(mixes, queries.by_sort(asked)))
    counted = queries.counted(asked, asked.known.moment)
    names = _names(keys, {*counted, *(agency for found in on_days for agency in found)}, asked, as_of)
    codes = {number: code for code, number in agencies.codes().items() if number in names}
    found = _breaks(asked, codes, names)
    forces = [
        Force(
            number=number,
            name=name,
            mixes=tuple(mixed.get(number, Mix()) for mixed in on_days),
            few=few(counted[number].each, counted[number].nobody),
            to_record=spread(counted[number].to_record),
            to_platform=spread(counted[number].to_platform),
            months=counted[number].months,
            breaks=_numbers(found, codes[number], asked.first_day, asked.known.day),
            between=_numbers(found, codes[number], asked.moments[0].day, asked.moments[-1].day),
        )
        for number, name in names.items()
    ]
    return Performance(asked, forces, found, _months(asked, forces))


def _names(keys: Sequence[int], met: set[int], asked: Asked, as_of: datetime | None) -> dict[int, str]:
    """Agencies by name, in the order of names: those that own records on the day, and any other that has some."""
    day = asked.known.day
    names = short_names(day, as_of)
    shown = {int(number) for number, _name in owners(keys, day, known=as_of)} | met
    named = ((number, names.get(number, formats.unknown())) for number in shown)
    return dict(sorted(named, key=lambda pair: (pair[1].casefold(), pair[0])))


def _breaks(asked: Asked, codes: dict[int, str], names: dict[int, str]) -> list[Numbered]:
    """The breaks from the year's first day until the page's own moment, numbered in the order of time."""
    said = [*breaking.shipped(), *breaking.of_standard((one.starts_on, one.ends_on) for one in standards())]
    found = breaking.between(said, asked.first_day, asked.known.day, codes.values())
    return [
        Numbered(number, one, _whom(one, codes, names) if one.agencies else ())
        for number, one in enumerate(found, start=1)
    ]


def _whom(one: Break, codes: dict[int, str], names: dict[int, str]) -> tuple[str, ...]:
    return tuple(name for number, name in names.items() if one.concerns(codes[number]))


def _numbers(found: list[Numbered], code: str, first: date, last: date) -> tuple[int, ...]:
    return tuple(one.number for one in found if one.found.concerns(code) and one.found.may_fall(first, last))


def _months(asked: Asked, forces: list[Force]) -> list[date]:
    """Every month from the year's first to the last in which a counted record was made, as far as they can be drawn."""
    made = [month for force in forces for month in force.months]
    first, last = min([asked.first_day, *made]), max([asked.last_day, *made])
    start = first.year * 12 + first.month - 1
    months = range(start, min(start + MOST_MONTHS, last.year * 12 + last.month))
    return [date(month // 12, month % 12 + 1, 1) for month in months]
