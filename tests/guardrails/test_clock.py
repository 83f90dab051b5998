"""One clock: only the platform's own says what time it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.guardrails import source
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.source import Source

READS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "datetime.datetime.now", "datetime.datetime.utcnow",
    "date.today", "datetime.date.today", "timezone.now", "timezone.localtime", "timezone.localdate",
    "time.time", "time.time_ns", "time.localtime", "time.gmtime", "Now",
}  # fmt: skip
STAMPS = {"auto_now", "auto_now_add"}
SQL = re.compile(
    r"\b(?:now|(?:clock|statement|transaction)_timestamp)\s*\(\s*\)"
    r"|\b(?:current_(?:timestamp|date|time)|localtimestamp)\b(?!\()",
    re.IGNORECASE,
)
MEND = "take the moment as an argument; the edge reads it once, from core/history/clock.py"
ALLOWED = {
    "core/history/sql/clock.sql": "it is the clock",
    "core/history/migrations/0001_clock.py": "it sets the clock, once",
    "core/access/world.py": "codes of a telephone and sessions go by the world's time; nothing recorded does",
    "core/audit/migrations/0001_entries.py": "an entry also holds the machine's own time, which nobody gives",
    "core/audit/migrations/0002_chain.py": "blocks and months of the log go by that time too",
    "core/audit/migrations/0003_reading.py": "so does the check of the chain",
    "core/audit/standing.py": "and how long something has waited to be sealed",
}


def faults(sources: Iterable[Source]) -> list[str]:
    """Every reading of a clock that is not the platform's."""
    return [
        f"{place} reads the clock: {what}. Mend: {MEND}."
        for one in sources
        if one.name not in ALLOWED and one.parts[0] != "config"
        for place, what in (*_in_python(one), *_in_sql(one))
    ]


def _in_python(one: Source) -> list[tuple[str, str]]:
    if not one.name.endswith(".py"):
        return []
    read = [(one.at(node), name) for node, name in source.calls(one) if name in READS]
    stamped = [
        (one.at(node), word.arg)
        for node, _ in source.calls(one)
        for word in node.keywords
        if word.arg in STAMPS
    ]
    # A function handed over, such as default=timezone.now, reads the clock as well.
    given = [
        (one.at(node), source.dotted(word.value))
        for node, _ in source.calls(one)
        for word in node.keywords
        if source.dotted(word.value) in READS
    ]
    return read + [(place, str(what)) for place, what in stamped + given]


def _in_sql(one: Source) -> list[tuple[str, str]]:
    return [(one.at(line), found[0]) for line, text in source.texts(one) for found in SQL.finditer(text)]


def test_no_code_reads_another_clock():
    must_hold(faults((*source.python(), *source.sql())))


def test_planted_readings_are_caught():
    found = faults([source.planted("clock.py")])
    must_name(found, *(f"clock.py line {line} reads" for line in (8, 12, 16, 20)))
