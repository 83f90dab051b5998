"""What the name of a file says of its place among the files of its sender: a day, a month or a number."""

from __future__ import annotations

import re
from datetime import date

from fourfold.data.sources.reading.days import ORDERS, made_of

NUMBER = re.compile("[0-9]{1,12}")
MONTHS = {
    "YYYYMM": re.compile("(?P<y>[0-9]{4})(?P<m>[0-9]{2})"),
    "YYYY-MM": re.compile("(?P<y>[0-9]{4})-(?P<m>[0-9]{2})"),
    "Month YYYY": re.compile("(?P<m>[A-Za-z]{3,9})[ _-](?P<y>[0-9]{4})"),
}


def place_of(file_name: str, says: str, today: date) -> int | None:
    """A number that grows from file to file: 20230104 for a day, 20230100 for a month, or the file's own number.

    None where the map does not say how a name is read, where this name holds nothing of the kind, and where it holds a
    day that has not come: it would make every later file an older one.
    """
    if says == "number":
        found = NUMBER.findall(file_name.rpartition(".")[0] or file_name)
        return int(found[-1]) if found else None
    if says in MONTHS:
        first = _found(MONTHS[says], file_name, today)
        return first.year * 10_000 + first.month * 100 if first else None
    day = _found(ORDERS[says], file_name, today) if says else None
    return day.year * 10_000 + day.month * 100 + day.day if day else None


def _found(pattern: re.Pattern[str], name: str, today: date) -> date | None:
    whole = re.compile(rf"(?<![0-9A-Za-z]){pattern.pattern}(?![0-9A-Za-z])")
    found = list(filter(None, map(made_of, whole.finditer(name.replace("_", " ")))))
    return found[-1] if found and found[-1] <= today else None
