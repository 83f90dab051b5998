"""The room of performance: the mix of the four Ps on two days, how few people record, how long records wait."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from ninja import Field, Query, Schema

from fourfold.core.api import agencies, problems
from fourfold.core.api.rooms import Room
from fourfold.core.audit import actions as audit
from fourfold.reporting.performance.policy import Permission
from fourfold.reporting.performance.report import Force, Numbered, Performance
from fourfold.reporting.performance.rules.waits import Spread
from fourfold.reporting.performance.views import form_of, found_for

room = Room("Performance")


class MixTold(Schema):
    """An agency's records as known on one day: the counted ones by main P, the others by why they are not counted."""

    day: date
    as_of: datetime
    counted: dict[str, int]
    total: int
    left_out: dict[str, int]


class FewTold(Schema):
    """Over the records whose recorder is known: how few people recorded half and nine in ten of them."""

    known: int
    nobody: int = Field(description="Came by file, which names no recorder.")
    people: int
    half: int
    most: int
    busiest: int = Field(description="How many the one person recorded who recorded most.")


class SpreadTold(Schema):
    """Days that records waited: quartiles, and how many over 30 (late) and over 90 days (very_late)."""

    n: int
    lower: int
    median: int
    upper: int
    late: int
    very_late: int


class MonthTold(Schema):
    """The counted records that were made in one month: how many in time, and how many late."""

    month: date
    in_time: int
    late: int


class ForceTold(Schema):
    """One agency's figures. Where nothing was supplied there is no figure, not a nought."""

    agency: str | None
    supplied: bool
    mixes: list[MixTold]
    few: FewTold | None
    to_record: SpreadTold | None = Field(description="From the event to the record date.")
    to_platform: SpreadTold | None = Field(description="From the record date to this platform.")
    months: list[MonthTold]
    breaks: list[int] = Field(description="The numbers of the breaks that concern it.")
    between: list[int] = Field(description="Those of them that may fall between the two days.")


class BreakTold(Schema):
    """When a standard, a tool or a practice of recording changed. Without `starts_on` the source gives no first day."""

    number: int
    what: str
    agencies: list[str] = Field(description="Codes; none means all.")
    starts_on: date | None
    ends_on: date
    sentence: str
    source: str


class PerformanceTold(Schema):
    """The figures of a year of events or of record dates, as known on one or two days."""

    year: int
    year_of: str
    days: list[date]
    known: datetime
    forces: list[ForceTold]
    breaks: list[BreakTold]


class Asking(Schema):
    """The year, whether of the event or of the record date, and the days to compare; left empty, as first shown."""

    year: str = Field("", max_length=10)
    year_of: str = Field("", max_length=10, description="event or record.")
    first: str = Field("", max_length=40)
    second: str = Field("", max_length=40)


@room.reads("/performance", Permission.VIEW, PerformanceTold, past=True)
def performance(request: Any, given: Query[Asking]) -> PerformanceTold:
    """How the agencies that you see record disruptions. No ranks; breaks say what cannot be compared."""
    form = form_of(request)
    problems.checked(form)
    found = found_for(request, form)
    audit.consulted("performance", by=request.viewer, kind="disruption")
    return _told(found)


def _told(found: Performance) -> PerformanceTold:
    codes = agencies.codes()
    return PerformanceTold(
        year=found.asked.year, year_of=found.asked.year_of, days=[one.day for one in found.asked.moments],
        known=found.asked.known.moment, forces=[_force(found, one, codes) for one in found.forces],
        breaks=list(map(_break, found.breaks)),
    )  # fmt: skip


def _force(found: Performance, one: Force, codes: dict[int, str]) -> ForceTold:
    mixes = [
        MixTold(day=moment.day, as_of=moment.moment, counted=dict(mix.parts), total=mix.total,
                left_out=dict(mix.left_out))
        for moment, mix in zip(found.asked.moments, one.mixes, strict=True)
    ]  # fmt: skip
    months = [
        MonthTold(month=month, in_time=in_time, late=late)
        for month, (in_time, late) in sorted(one.months.items())
    ]
    return ForceTold(
        agency=codes.get(one.number), supplied=one.supplied, mixes=mixes if one.supplied else [],
        few=FewTold(**asdict(one.few)) if one.supplied else None, to_record=_spread(one.to_record),
        to_platform=_spread(one.to_platform), months=months, breaks=list(one.breaks), between=list(one.between),
    )  # fmt: skip


def _spread(one: Spread | None) -> SpreadTold | None:
    return SpreadTold(**asdict(one)) if one is not None else None


def _break(one: Numbered) -> BreakTold:
    same = ("what", "starts_on", "ends_on", "sentence", "source")
    return BreakTold(
        **{name: getattr(one.found, name) for name in same}, number=one.number,
        agencies=list(one.found.agencies),
    )  # fmt: skip
