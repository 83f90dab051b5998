"""Records beside the rows of their own agency's national list, and the rows that are there only.

Another agency's list says nothing of a record: not everybody who sees the record sees that list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fourfold.reporting.exchange.models import Line, NationalRow
from fourfold.reporting.exchange.reconciling import Where
from fourfold.reporting.exchange.working_out import Entry


def pairs(kind: str, found: Iterable[Entry]) -> list[tuple[Entry, NationalRow | None]]:
    """Each record with the row that speaks of it: by its national reference, or else by ours."""
    found = list(found)
    rows = _rows(kind, [one.standing.national_reference for one in found], [one.reference for one in found])
    by_number = {(row.akey, row.national_reference): row for row in rows}
    by_reference = {(row.akey, row.reference): row for row in rows}
    return [
        (
            one,
            by_number.get((one.agency, one.standing.national_reference))
            or by_reference.get((one.agency, one.reference)),
        )
        for one in found
    ]


def concerned(kind: str, lines: Collection[Line]) -> set[int]:
    """The rows that these lines speak of, or spoke of before: they may be there only by now, or no longer."""
    rows = _rows(kind, [line.national_reference for line in lines], [line.reference for line in lines])
    return {row.pk for row in rows} | {line.there_row for line in lines if line.there_row is not None}


def judge(numbers: Collection[int], made_under: str) -> None:
    """Keep a line for each of these rows that is there only, and none for the others."""
    Line.objects.filter(record=None, there_row__in=numbers).delete()
    met = Line.objects.filter(there_row__in=numbers).values("there_row")
    alone = NationalRow.objects.filter(pk__in=numbers).exclude(pk__in=met).select_related("list")
    rows = list(alone.order_by("pk"))
    ours = _ours(rows)
    Line.objects.bulk_create(
        [
            _there_only(row, ours.get((row.list.kind, row.akey, row.national_reference)), made_under)
            for row in rows
        ],
        batch_size=1000,
    )


def _rows(kind: str, numbers: Iterable[str], references: Iterable[str]) -> list[NationalRow]:
    rows = NationalRow.objects.filter(list__kind=kind)
    by_number = rows.filter(national_reference__in=set(numbers) - {""})
    by_reference = rows.filter(reference__in=set(references) - {""})
    return sorted({*by_number, *by_reference}, key=lambda row: row.pk)


def _ours(rows: Iterable[NationalRow]) -> dict[tuple[str, int, str], str]:
    """By which of our references the agency's own records stand there under these numbers."""
    numbers = {row.national_reference for row in rows}
    lines = Line.objects.filter(national_reference__in=numbers).exclude(record=None)
    return {(line.kind, line.agency_id, line.national_reference): line.reference for line in lines}


def _there_only(row: NationalRow, reference: str | None, made_under: str) -> Line:
    return Line(
        kind=row.list.kind,
        agency_id=row.akey,
        reference=reference or row.reference,
        national_reference=row.national_reference,
        listed_as=row.national_reference,
        apart=Where.THERE,
        apart_since=row.since,
        there_row=row.pk,
        made_under=made_under,
    )
