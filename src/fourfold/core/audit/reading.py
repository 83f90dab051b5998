"""Reading entries: through one function of the database, which writes down the reading in the same call.

Nobody reads the table itself. Somebody is shown the entries of the agencies that they audit, of 31 days at most or of
one record.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from fourfold.core.audit.actions import Operation, entries
from fourfold.core.capability.sentences import Unanswerable

PAGE = 50
MOST_DAYS = 31
MOST_OF_A_FILE = 50_000
FIND = "select * from audit_find(%s, %s, %s, %s, %s::jsonb, %s, %s, %s, %s)"


@dataclass(frozen=True)
class Reach:
    """Whose entries somebody reads: of these agencies (`own` are those of their own force), and of nobody's."""

    within: tuple[int, ...] = ()
    own: tuple[int, ...] = ()
    nobodys: bool = False


class Auditor(Protocol):
    """Who reads."""

    @property
    def user_id(self) -> int: ...
    @property
    def agency_id(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def audits(self) -> Reach: ...


@dataclass(frozen=True)
class Asked:
    """What is asked for; what is empty narrows nothing. `since` is the first moment, `until` the first one after."""

    person: int | None = None
    record: str = ""
    operations: tuple[Operation, ...] = ()
    device: str = ""
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
    after: int | None = None
    before: int | None = None

    def as_json(self) -> str:
        """As the database takes it."""
        said: dict[str, Any] = {name: value for name, value in vars(self).items() if value}
        for name in {"since", "until"} & said.keys():
            said[name] = said[name].isoformat()
        return json.dumps(said)


class Entry(NamedTuple):
    """One entry, in the order in which the database gives its columns."""

    id: int
    at: datetime
    actor: int | None
    agency: int | None
    role: str
    for_whom: int | None
    recipient: str
    purpose: str
    device: str
    operation: str
    act: str
    kind: str
    target: str
    rows: int | None
    reason: str


@dataclass(frozen=True)
class Found:
    """A page of entries, newest first; how many there are in all, and where the pages beside it start."""

    rows: Sequence[Entry]
    total: int = 0
    first: int | None = None
    last: int | None = None
    earlier: int = 0


def find(asked: Asked, *, by: Auditor) -> Found:
    """A page of what is asked for. Raises Unanswerable, in words, for more than a month that is not of one record."""
    check(asked)
    rows = _asked(asked, by, "audit.find", PAGE + 1)
    more = len(rows) > PAGE
    total, before = rows[0][15:] if rows else (0, 0)
    found = [Entry(*row[:15]) for row in rows[:PAGE]]
    if asked.before is not None:
        found.reverse()
        goes_back, goes_on, earlier = more, True, before - len(found)
    else:
        goes_back, goes_on, earlier = asked.after is not None, more, before
    if not found:
        return Found(())
    return Found(found, total, found[0].id if goes_back else None, found[-1].id if goes_on else None, earlier)


def export(asked: Asked, *, by: Auditor) -> list[Entry]:
    """All that is asked for, for a file; that it was taken is an entry. Raises Unanswerable where it is too much."""
    check(asked)
    rows = _asked(replace(asked, after=None, before=None), by, "audit.export", MOST_OF_A_FILE + 1)
    if len(rows) > MOST_OF_A_FILE:
        raise Unanswerable(
            _("That is more than 50,000 entries. Choose a shorter period, a person or a record.")
        )
    return [Entry(*row[:15]) for row in rows]


def check(asked: Asked) -> None:
    """A month at most, or one record: an auditor asks about something."""
    if asked.record and asked.since is None and asked.until is None:
        return
    if asked.since is None or asked.until is None or asked.until <= asked.since:
        if asked.record:
            return
        raise Unanswerable(_("Choose a first and a last day, the first one not later, or a record."))
    # A night in autumn has an hour more.
    if not asked.record and asked.until - asked.since > timedelta(days=MOST_DAYS, hours=1):
        raise Unanswerable(_("Choose 31 days at most, or a record."))


def _asked(asked: Asked, by: Auditor, act: str, size: int) -> list[Any]:
    reach = by.audits
    given: list[Any] = [
        by.user_id, by.agency_id, by.role, act, asked.as_json(), list(reach.within), list(reach.own),
        reach.nobodys, size,
    ]  # fmt: skip
    try:
        with connection.cursor() as cursor:
            cursor.execute(FIND, given)
            rows = cursor.fetchall()
    except DatabaseError as error:
        if "is not there" in str(error):
            raise Unanswerable(
                _("The row that this page starts from is not here any more. Start from the first page.")
            ) from None
        raise
    entries.add(act)
    return rows
