"""Dates, moments, numbers and money in words, in English and in Welsh (PAGES "Formats")."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

LONDON = ZoneInfo("Europe/London")

# fmt: off
MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"],
    "cy": ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
           "Tachwedd", "Rhagfyr"],
}
SHORT_MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "cy": ["Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"],
}
WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "cy": ["dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul"],
}
# fmt: on
SMALLEST_BASE_FOR_A_RATE = 10


def language() -> str:
    """The two-letter language of this page: "cy" for Welsh, otherwise "en"."""
    return "cy" if (get_language() or "en").startswith("cy") else "en"


def in_london(moment: datetime) -> datetime:
    """The same moment on London's clock; raises ValueError for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment must say its time zone.")
    return moment.astimezone(LONDON)


def _as_day(value: date | datetime) -> date:
    return in_london(value).date() if isinstance(value, datetime) else value


def day(value: date | datetime | None) -> str:
    """A day in a sentence: 4 January 2023."""
    if value is None:
        return unknown()
    found = _as_day(value)
    return f"{found.day} {MONTHS[language()][found.month - 1]} {found.year}"


def month(value: date) -> str:
    """The month that a day lies in, such as January 2023."""
    return f"{MONTHS[language()][value.month - 1]} {value.year}"


def short_day(value: date | datetime | None) -> str:
    """A day in a table: 4 Jan 2023."""
    if value is None:
        return unknown()
    found = _as_day(value)
    return f"{found.day} {SHORT_MONTHS[language()][found.month - 1]} {found.year}"


def weekday(value: date | datetime) -> str:
    """A day with its name and without its year: Friday 6 January."""
    found = _as_day(value)
    names = WEEKDAYS[language()], MONTHS[language()]
    return f"{names[0][found.weekday()]} {found.day} {names[1][found.month - 1]}"


def clock(moment: datetime | None) -> str:
    """The hour and minute in London: 14:05."""
    return unknown() if moment is None else f"{in_london(moment):%H:%M}"


def moment(value: datetime | None) -> str:
    """A moment in a sentence: 4 January 2023, 15:05."""
    return unknown() if value is None else f"{day(value)}, {clock(value)}"


def audit_moment(value: datetime | None) -> str:
    """A moment to the second with its zone, for the audit: 4 January 2023, 15:05:07 GMT."""
    if value is None:
        return unknown()
    local = in_london(value)
    return f"{day(value)}, {local:%H:%M:%S} {local.tzname()}"


def as_known(value: datetime | None) -> str:
    """An as-of moment: the midnight that ends a day is shown as that day, 23:59."""
    return unknown() if value is None else moment(_within(value))


def heading_known(said: str, as_of: datetime | None) -> str:
    """The heading of a list, and in the past the day that it is read as known on: 9 threats as known 4 May 2023."""
    if as_of is None:
        return said
    return _("%(rows)s as known %(moment)s") % {"rows": said, "moment": day(as_of)}


def day_known(value: datetime) -> date:
    """The day of an as-of moment: the midnight that ends a day still belongs to it."""
    return _within(value).date()


def _within(value: datetime) -> datetime:
    local = in_london(value)
    ends_a_day = (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    return local - timedelta(minutes=1) if ends_a_day else local


def due(value: date | None, today: date) -> str:
    """How far a due day is from today, in words: "in 2 days, Friday 6 January" or "4 days late"."""
    if value is None:
        return unknown()
    days = (value - today).days
    if days == 0:
        return _("today, %(day)s") % {"day": weekday(value)}
    if days < 0:
        return ngettext("%(number)s day late", "%(number)s days late", -days) % {"number": number(-days)}
    found = ngettext("in %(number)s day, %(day)s", "in %(number)s days, %(day)s", days)
    return found % {"number": number(days), "day": weekday(value)}


def waited(since: datetime, now: datetime) -> str:
    """How long something has waited, in whole days."""
    days = (_as_day(now) - _as_day(since)).days
    if days == 0:
        return _("since today")
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": number(days)}


def number(value: int | float | Decimal | None, places: int = 0) -> str:
    """A number with commas, its halves rounded away from zero: 1,234."""
    if value is None:
        return unknown()
    return f"{_rounded(value, places):,}"


def money(value: int | float | Decimal | None) -> str:
    """Pounds sterling, with pence only where there are any: £350,000."""
    if value is None:
        return unknown()
    pounds = _rounded(value, 2)
    sign, size = ("-" if pounds < 0 else ""), abs(pounds)
    return f"{sign}£{size:,.0f}" if size == size.to_integral_value() else f"{sign}£{size:,.2f}"


def percentage(part: int, whole: int) -> int:
    """The whole per cent that `part` is of `whole`, halves upwards; `whole` must be above zero."""
    return (part * 200 + whole) // (whole * 2)


def share(part: int | None, whole: int | None) -> str:
    """A rate with its counts, 84% (312 of 373); under a base of 10 the counts only."""
    if part is None or whole is None:
        return unknown()
    counts = _("%(part)s of %(whole)s") % {"part": number(part), "whole": number(whole)}
    if whole < SMALLEST_BASE_FOR_A_RATE:
        return counts
    return f"{percentage(part, whole)}% ({counts})"


def unknown() -> str:
    """The words that stand wherever a value is not known; never a dash, a zero or a blank."""
    return _("not known")


def known(value: object) -> object:
    """The value itself, or "not known" for None and for an empty string."""
    return unknown() if value is None or value == "" else value


def _rounded(value: int | float | Decimal, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
