"""A record beside the row of the national list that speaks of it: here only, or different, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fourfold.reporting.exchange import maps
from fourfold.reporting.exchange.models import NationalRow
from fourfold.reporting.exchange.rules import SAID_ONLY, Due, State
from fourfold.reporting.exchange.working_out import Entry


class Where(StrEnum):
    """How a record stands here and there."""

    HERE = "here"
    THERE = "there"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Apart:
    """How a record differs from the national list; `fields` are heading, here, there."""

    where: Where
    since: datetime | None
    listed_as: str
    fields: tuple[tuple[str, str, str], ...] = ()


def belongs(entry: Entry) -> bool:
    """Whether a record must stand there; a closed one only where it does."""
    return entry.due is not None and (entry.there is not None or not entry.due.only_if_there)


def between(entry: Entry, row: NationalRow | None) -> Apart | None:
    """How a record and the row that speaks of it differ; None where they do not, or it need not stand there: then the
    row itself, if there is one, is there only."""
    if not belongs(entry):
        return None
    if row is None:
        return Apart(Where.HERE, entry.standing.since, entry.standing.national_reference)
    fields = fields_apart(entry, row)
    if not fields:
        return None
    # Changed here, it is as old as the change; accepted as it is here, it was changed there.
    since = row.since if entry.standing.state == State.ACCEPTED else entry.standing.since
    return Apart(Where.DIFFERENT, since, row.national_reference, fields)


def fields_apart(entry: Entry, row: NationalRow) -> tuple[tuple[str, str, str], ...]:
    """The headings under which a record that belongs there and its row say something else: heading, here, there."""
    assert entry.due is not None  # it belongs there
    return tuple(
        (column.heading, here, there)
        for column in maps.newest().sheets[entry.kind].columns
        if _can_compare(entry.due, column.field)
        if (here := column.cell(entry.due.content)) != (there := row.cells.get(column.heading, ""))
    )


def _can_compare(due: Due, name: str) -> bool:
    """Not everybody who sees a shared record sees its threats: their references are no difference of it."""
    return name not in SAID_ONLY or not due.shared
