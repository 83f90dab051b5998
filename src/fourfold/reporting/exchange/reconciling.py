"""Here and there side by side: what is here only, there only, and different, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fourfold.reporting.exchange import maps, queries
from fourfold.reporting.exchange.maps import Sheet
from fourfold.reporting.exchange.models import Kind, NationalList, NationalRow
from fourfold.reporting.exchange.queries import Entry
from fourfold.reporting.exchange.rules import SAID_ONLY, Due, Standing, State


class Where(StrEnum):
    """How a record stands here and there."""

    HERE = "here"
    THERE = "there"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Difference:
    """One record on which the two lists do not agree; `fields` are heading, here, there."""

    kind: str
    where: Where
    key: str
    reference: str
    national_reference: str
    agency: int
    since: datetime | None
    record: int = 0
    standing: Standing | None = None
    fields: tuple[tuple[str, str, str], ...] = ()


def lists(kind: str) -> list[NationalList]:
    """The national lists of a kind that are loaded, one an agency, as far as they exist for the viewer."""
    return list(NationalList.objects.filter(kind=kind).select_related("loaded_by").order_by("agency_id"))


def differences(*, on: date) -> list[Difference]:
    """Every difference of every kind, for the agencies whose national list is loaded."""
    return [one for kind in Kind.values for one in of_kind(kind, on=on)]


def of_kind(kind: str, *, on: date) -> list[Difference]:
    """The differences of one kind."""
    listed = {one.agency_id for one in lists(kind)}
    there = list(NationalRow.objects.filter(list__kind=kind).order_by("pk"))
    entries = [one for one in queries.entries(on=on, kind=kind) if one.agency in listed]
    sheet = maps.newest().sheets[kind]
    by_reference = {row.reference: row for row in there if row.reference}
    by_number = {row.national_reference: row for row in there}
    found, met = [], set()
    for entry in entries:
        row = by_number.get(entry.standing.national_reference) or by_reference.get(entry.reference)
        if not _belongs(entry):
            continue  # there, if at all, and no longer here: the row itself says so below
        if row is not None:
            met.add(row.pk)
        if (difference := _between(entry, row, sheet)) is not None:
            found.append(difference)
    standings = {one.standing.national_reference: one for one in entries if one.standing.national_reference}
    return found + [
        _there_only(kind, row, standings.get(row.national_reference)) for row in there if row.pk not in met
    ]


def _belongs(entry: Entry) -> bool:
    """Whether a record must stand there; a closed one only where it does."""
    return entry.due is not None and (entry.there is not None or not entry.due.only_if_there)


def _between(entry: Entry, row: NationalRow | None, sheet: Sheet) -> Difference | None:
    assert entry.due is not None  # it belongs there
    if row is None:
        return _difference(entry, Where.HERE, entry.standing.since)
    fields = fields_apart(entry.due, row.cells, sheet)
    if not fields:
        return None
    # Changed here, it is as old as the change; accepted as it is here, it was changed there.
    since = row.since if entry.standing.state == State.ACCEPTED else entry.standing.since
    return _difference(entry, Where.DIFFERENT, since, row.national_reference, fields)


def fields_apart(due: Due, cells: dict[str, str], sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    """The headings under which the two lists say something else: heading, here, there."""
    return tuple(
        (column.heading, here, there)
        for column in sheet.columns
        if _can_compare(due, column.field)
        if (here := column.cell(due.content)) != (there := cells.get(column.heading, ""))
    )


def _can_compare(due: Due, name: str) -> bool:
    """Not everybody who sees a shared record sees its threats: their references are no difference of it."""
    return name not in SAID_ONLY or not due.shared


def _difference(
    entry: Entry,
    where: Where,
    since: datetime | None,
    national_reference: str = "",
    fields: tuple[tuple[str, str, str], ...] = (),
) -> Difference:
    return Difference(
        entry.kind, where, entry.key, entry.reference, national_reference or entry.standing.national_reference,
        entry.agency, since, entry.record, entry.standing, fields,
    )  # fmt: skip


def _there_only(kind: str, row: NationalRow, entry: Entry | None) -> Difference:
    return Difference(
        kind,
        Where.THERE,
        f"there-{row.pk}",
        entry.reference if entry else row.reference,
        row.national_reference,
        row.akey,
        row.since,
        entry.record if entry else 0,
        entry.standing if entry else None,
    )


def counts(found: Iterable[Difference]) -> dict[tuple[str, str], int]:
    """How many differences there are of each kind, by where."""
    counted: dict[tuple[str, str], int] = {}
    for one in found:
        counted[one.kind, one.where] = counted.get((one.kind, one.where), 0) + 1
    return counted
