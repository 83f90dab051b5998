"""A cell becomes a day or a moment, or the sentence that says why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fourfold.data.sources.contracts.saying import Said
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, as_text, midnight_as_day, shown

D, M, Y = "(?P<d>[0-9]{1,2})", "(?P<m>[0-9]{1,2})", "(?P<y>[0-9]{4})"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDERS = {
    "DD/MM/YYYY": re.compile(f"{D}/{M}/{Y}"),
    "DD-MM-YYYY": re.compile(f"{D}-{M}-{Y}"),
    "DD.MM.YYYY": re.compile(rf"{D}\.{M}\.{Y}"),
    "MM/DD/YYYY": re.compile(f"{M}/{D}/{Y}"),
    "YYYY-MM-DD": re.compile(f"{Y}-{M}-{D}"),
    "YYYY/MM/DD": re.compile(f"{Y}/{M}/{D}"),
    "YYYYMMDD": re.compile("(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
    "D Mon YYYY": re.compile(f"{D}[ -](?P<m>[A-Za-z]{{3,9}})[ -]{Y}"),
}
SHORT_YEAR = re.compile("[0-9]{1,2}([/. -])([0-9]{1,2}|[A-Za-z]{3,9})\\1[0-9]{2}")
SERIAL = re.compile(r"([0-9]{2,5})(?:\.0*)?")
# A workbook counts days from here; it believes in a 29 February 1900, so the first two months are not used.
SERIAL_ZERO, FIRST_SERIAL = date(1899, 12, 30), 61
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MIDNIGHT = re.compile("[ T]00:00(:00(\\.0+)?)?")
MOMENT = re.compile(
    "(?P<day>.*?)[ T]+(?P<h>[0-9]{1,2}):(?P<min>[0-9]{2})(:(?P<s>[0-9]{2})(\\.(?P<f>[0-9]{1,6})[0-9]*)?)?"
    " ?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def read_day(cell: Cell, orders: Sequence[str]) -> date | Said:
    """The day in a cell: native, written in one of the orders, or in ISO form, which cannot be mistaken."""
    if isinstance(cell, date):
        day = midnight_as_day(cell)
        return (
            sentences.HAS_TIME.say(found=shown(cell))
            if isinstance(day, datetime)
            else _within(day, shown(cell))
        )
    text = as_text(cell).strip()
    found = MIDNIGHT.search(text)
    day_text = text[: found.start()] if found and found.end() == len(text) else text
    made = _written(day_text, orders)
    if isinstance(made, date):
        return _within(made, shown(text))
    return sentences.HAS_TIME.say(found=shown(text)) if _has_time(text, orders) else made


def _has_time(text: str, orders: Sequence[str]) -> bool:
    parts = MOMENT.fullmatch(text)
    return bool(parts) and isinstance(_written(parts["day"], orders), date)  # type: ignore[index]


def _written(text: str, orders: Sequence[str]) -> date | Said:
    fits = False
    for order in (*orders, "YYYY-MM-DD"):
        if order == "excel":
            serial = SERIAL.fullmatch(text)
            if serial and int(serial[1]) >= FIRST_SERIAL:
                return SERIAL_ZERO + timedelta(days=int(serial[1]))
        elif parts := ORDERS[order].fullmatch(text):
            fits = True
            if made := made_of(parts):
                return made
    return _why(text, orders, fits)


def made_of(parts: re.Match[str]) -> date | None:
    """The day of a match with year, month and day; of a month without a day, its first."""
    named = parts["m"].lower()
    month = int(named) if named.isdigit() else 1 + MONTHS.index(named[:3]) if named[:3] in MONTHS else 0
    try:
        return date(int(parts["y"]), month, int(parts.groupdict().get("d") or 1))
    except ValueError:
        return None


def _why(text: str, orders: Sequence[str], fits: bool) -> Said:
    order = ", ".join("D Mon YYYY" if one == "excel" else one for one in orders)
    if fits and (parts := ORDERS["MM/DD/YYYY"].fullmatch(text)) and made_of(parts):
        return sentences.SWAPPED_DATE.say(found=shown(text), order=order)
    if fits:
        return sentences.NOT_A_DATE.say(found=shown(text))
    if SHORT_YEAR.fullmatch(text):
        return sentences.SHORT_YEAR.say(found=shown(text))
    return sentences.NOT_IN_ORDER.say(found=shown(text), order=order)


def _within(day: date, text: str) -> date | Said:
    return day if EARLIEST <= day <= LATEST else sentences.FAR_DATE.say(found=text)


def read_moment(cell: Cell, orders: Sequence[str], zone: ZoneInfo) -> datetime | Said:
    """The moment in a cell as UTC; a time without a zone is the sender's local time."""
    if isinstance(cell, datetime):
        near = _within(cell.date(), shown(cell))
        return near if isinstance(near, Said) else _as_utc(cell, zone, shown(cell))
    text = as_text(cell).strip()
    parts = MOMENT.fullmatch(text)
    if not parts:
        return sentences.NOT_A_MOMENT.say(found=shown(cell))
    day = read_day(parts["day"], orders)
    if isinstance(day, Said):
        return day
    try:
        at = time(
            int(parts["h"]), int(parts["min"]), int(parts["s"] or 0), int((parts["f"] or "0").ljust(6, "0"))
        )
        mark = parts["zone"] and datetime.strptime(parts["zone"], "%z").tzinfo
    except ValueError:
        return sentences.NOT_A_MOMENT.say(found=shown(text))
    return _as_utc(datetime.combine(day, at, mark or None), zone, shown(text))


def _as_utc(local: datetime, zone: ZoneInfo, text: str) -> datetime | Said:
    if local.tzinfo:
        return local.astimezone(UTC)
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return first
    # In the hour that is skipped the later reading gives the earlier moment.
    return (sentences.CLOCK_TWICE if first < second else sentences.CLOCK_SKIPPED).say(found=text)
