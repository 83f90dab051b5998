"""Changes beside entries, both ways, by the transaction that wrote them; and what was answered beside what is there.

A version of a row says in which request it was recorded. While it is the latest it also says in which transaction:
nobody has written on it since. Only what came over HTTP under a machine's key is compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import psycopg

WRITING = ("collection", "alteration", "combination", "erasure")
LATEST = "9999-12-31 00:00:00+00"
HISTORIES = "select relname from pg_class where relkind = 'r' and relname like '%\\_hist'"
VERSIONS = """
    select '{table}', hid, request, case when recorded_to = '{latest}' then xmin::text::bigint end
      from {table} where request like 'key-%'"""
ENTRIES = """
    select id, act, request, mod(xid::text::numeric, 4294967296)::bigint from audit_entry
     where request like 'key-%%' and operation = any(%s)"""


@dataclass
class Compared:
    """How many versions and entries were looked at, and what is wrong, in sentences."""

    versions: int = 0
    entries: int = 0
    faults: list[str] = field(default_factory=list)


def compare(connection: psycopg.Connection, answered: Iterable[str]) -> Compared:
    """Everything that clients wrote; `answered` are the references that they were told are saved."""
    versions = _versions(connection)
    entries = connection.execute(ENTRIES, [list(WRITING)]).fetchall()
    by_request: dict[str, set[int]] = {}
    for _id, _act, request, xid in entries:
        by_request.setdefault(request, set()).add(xid)
    written: dict[str, set[int | None]] = {}
    for _table, _hid, request, xmin in versions:
        written.setdefault(request, set()).add(xmin)
    found = Compared(len(versions), len(entries))
    found.faults += [
        f"{table} {hid} was changed and has no entry of its transaction."
        for table, hid, request, xmin in versions
        if not by_request.get(request) or (xmin is not None and xmin not in by_request[request])
    ]
    found.faults += [
        f"Entry {number} ({act}) has no change of its transaction."
        for number, act, request, xid in entries
        if not ({None, xid} & written.get(request, set()))
    ]
    found.faults += [
        f"{one} was answered as saved and is not there." for one in _missing(connection, answered)
    ]
    return found


def _versions(connection: psycopg.Connection) -> list[tuple[str, int, str, int | None]]:
    tables = [name for (name,) in connection.execute(HISTORIES)]
    return [
        row
        for table in tables
        for row in connection.execute(VERSIONS.format(table=table, latest=LATEST)).fetchall()
    ]


def _missing(connection: psycopg.Connection, answered: Iterable[str]) -> list[str]:
    there = {name for (name,) in connection.execute("select reference from threats_threat")}
    there |= {f"A-{number:06d}" for (number,) in connection.execute("select id from activity_report")}
    return sorted(set(answered) - there)
