"""The page as rows of a file: one figure a row, with what it is of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.ui import formats
from fourfold.core.ui.lists import Column
from fourfold.reporting.performance import break_words, presenters
from fourfold.reporting.performance.report import Force, Performance
from fourfold.reporting.performance.rules.waits import Spread

COLUMNS = (
    Column("part", gettext_lazy("Part")),
    Column("agency", gettext_lazy("Agency")),
    Column("as_known", gettext_lazy("As known")),
    Column("measure", gettext_lazy("Measure")),
    Column("value", gettext_lazy("Value"), numeric=True),
    Column("of", gettext_lazy("Of"), numeric=True),
    Column("per_cent", gettext_lazy("Per cent"), numeric=True),
    Column("breaks", gettext_lazy("Breaks")),
)


def rows(found: Performance, words: presenters.Words) -> Iterator[list[Any]]:
    """Every figure of the page, agency by agency; then the breaks with their sentences and sources."""
    for force in found.forces:
        marks = break_words.marks(force.breaks) or _("none")
        if not force.supplied:
            yield [
                _("The four Ps"),
                force.name,
                found.asked.known.day,
                _("None recorded"),
                *[_dash()] * 3,
                marks,
            ]
            continue
        for row in (
            *_mix(found, force, words),
            *_few(found, force),
            *_waits(found, force),
            *_months(found, force),
        ):
            yield [*row, marks]
    yield from _breaks(found)


def _mix(found: Performance, force: Force, words: presenters.Words) -> Iterator[list[Any]]:
    for moment, mix in zip(found.asked.moments, force.mixes, strict=True):
        start = [_("The four Ps"), force.name, moment.day]
        for p, number in mix.parts:
            yield [*start, words.p(p), number, mix.total, _rate(number, mix.total)]
        for reason, named in words.reasons.items():
            if number := mix.left_out.get(reason, 0):
                yield [*start, _("Not counted: %(why)s") % {"why": named}, number, mix.recorded, _dash()]


def _few(found: Performance, force: Force) -> Iterator[list[Any]]:
    few = force.few
    start = [_("How few people record"), force.name, found.asked.known.day]
    yield [*start, _("People who recorded half"), few.half, few.people, _dash()]
    yield [*start, _("People who recorded nine in ten"), few.most, few.people, _dash()]
    yield [*start, _("Recorded by the busiest person"), few.busiest, few.known, _rate(few.busiest, few.known)]
    yield [*start, _("Came by file, with nobody known"), few.nobody, few.known + few.nobody, _dash()]


def _waits(found: Performance, force: Force) -> Iterator[list[Any]]:
    for part, one in (
        (_("Days from event to record"), force.to_record),
        (_("Days from record date to this platform"), force.to_platform),
    ):
        if one is not None:
            yield from ([part, force.name, found.asked.known.day, *row] for row in _spread(one))


def _spread(one: Spread) -> Iterator[list[Any]]:
    for label, value in (
        (_("Lower quartile"), one.lower), (_("Median"), one.median), (_("Upper quartile"), one.upper)
    ):  # fmt: skip
        yield [label, value, one.n, _dash()]
    yield [_("Over 30 days"), one.late, one.n, _rate(one.late, one.n)]
    yield [_("Over 90 days"), one.very_late, one.n, _rate(one.very_late, one.n)]


def _months(found: Performance, force: Force) -> Iterator[list[Any]]:
    for month, (in_time, late) in sorted(force.months.items()):
        said = _("Recorded late in %(month)s") % {"month": presenters.month(month)}
        whole = in_time + late
        yield [_("Month by month"), force.name, found.asked.known.day, said, late, whole, _rate(late, whole)]


def _breaks(found: Performance) -> Iterator[list[Any]]:
    for one in found.breaks:
        said, _lang = break_words.sentence(one)
        measure = f"{words_of(one.found.what)}: {said} {one.found.source}".strip()
        until: date = one.found.ends_on
        marks = break_words.marks([one.number])
        yield [
            _("Breaks"),
            break_words.whom(one),
            until,
            f"{break_words.when(one)}. {measure}",
            *[_dash()] * 3,
            marks,
        ]


def words_of(what: str) -> str:
    """What kind of thing changed."""
    return str(break_words.WHAT[what])


def _rate(part: int, whole: int) -> Any:
    """The whole per cent; counts only where there are few."""
    return formats.percentage(part, whole) if whole >= formats.SMALLEST_BASE_FOR_A_RATE else _dash()


def _dash() -> str:
    return _("does not apply")
