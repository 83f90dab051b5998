"""The slow twin of the page of performance: every record's whole story in a list, and a loop for each figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
COUNTED_GRADES = ("major", "moderate", "minor")


@dataclass
class Story:
    """One record: when the platform first had it and from whom, and what it said from which moment on."""

    entered_at: datetime
    recorded_by: int | None
    said: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)

    def at(self, moment: datetime) -> dict[str, Any] | None:
        """What it said at a moment; None before it was there."""
        known = [facts for since, facts in self.said if since <= moment]
        return known[-1] if known else None


def of_year(
    stories: list[Story], dated: str, year: int, moment: datetime
) -> list[tuple[Story, dict[str, Any]]]:
    """The records whose event began, or whose record date lies, in a year, with what they said at a moment."""
    found = [(story, story.at(moment)) for story in stories]
    return [(story, facts) for story, facts in found if facts is not None and facts[dated].year == year]


def reason(facts: dict[str, Any]) -> str:
    """Why a record is not counted; "" where it is."""
    if facts["withdrawn"]:
        return "withdrawn"
    if facts["joined_into_id"] is not None:
        return "joined"
    if facts["standing"] != "national":
        return str(facts["standing"])
    if facts["role"] == "support":
        return "support"
    grade = facts["assured"] if facts["assured"] else facts["claimed"]
    if grade in COUNTED_GRADES:
        return ""
    return grade if grade else "no_grade"


def mix(
    stories: list[Story], agency: int, dated: str, year: int, moment: datetime
) -> tuple[dict[str, int], dict[str, int]]:
    """How many are counted by P, and how many are not by reason."""
    counted: dict[str, int] = {}
    left_out: dict[str, int] = {}
    for _story, facts in of_year(stories, dated, year, moment):
        if facts["agency_id"] == agency:
            why = reason(facts)
            into, key = (left_out, why) if why else (counted, facts["main_p"])
            into[key] = into.get(key, 0) + 1
    return counted, left_out


def counted(
    stories: list[Story], agency: int, dated: str, year: int, moment: datetime
) -> list[tuple[Story, dict[str, Any]]]:
    """The counted records of an agency."""
    found = of_year(stories, dated, year, moment)
    return [(story, facts) for story, facts in found if facts["agency_id"] == agency and not reason(facts)]


def fewest_people(stories: list[Story], tenths: int) -> int:
    """How few people made so many tenths of these records together: one more of the busiest until it is enough."""
    each: dict[int, int] = {}
    for story in stories:
        if story.recorded_by is not None:
            each[story.recorded_by] = each.get(story.recorded_by, 0) + 1
    people = 0
    while sum(sorted(each.values(), reverse=True)[:people]) * 10 < sum(each.values()) * tenths:
        people += 1
    return people


def days_to_record(facts: dict[str, Any]) -> int:
    """From the event's last day to the record date; recorded while it went on, nought."""
    over: date = facts["event_ends_on"] or facts["event_on"]
    return max((facts["record_date"] - over).days, 0)


def days_to_platform(story: Story, facts: dict[str, Any]) -> int:
    """From the record date to the day in London on which the platform had it."""
    return max((story.entered_at.astimezone(LONDON).date() - facts["record_date"]).days, 0)


def quartile(days: list[int], quarters: int) -> int:
    """The fewest days within which so many quarters of the records were made."""
    limit = 0
    while sum(1 for day in days if day <= limit) * 4 < len(days) * quarters:
        limit += 1
    return limit


def by_month(found: list[tuple[Story, dict[str, Any]]]) -> dict[date, tuple[int, int]]:
    """Made within 30 days and later, by the first day of the record date's month."""
    months: dict[date, tuple[int, int]] = {}
    for _story, facts in found:
        month = facts["record_date"].replace(day=1)
        in_time, late = months.get(month, (0, 0))
        months[month] = (in_time, late + 1) if days_to_record(facts) > 30 else (in_time + 1, late)
    return months
