"""The sealed rows of a run as they can be read now: shown, withheld from this reader, or disposed of for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from fourfold.core.ui import paging
from fourfold.core.ui.lists import Asked, Sort
from fourfold.core.ui.paging import Page
from fourfold.reporting.extracts import queries, sealing
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run, SealedRow
from fourfold.reporting.extracts.records import records_of
from fourfold.reporting.extracts.records.shape import column, values

IN_ORDER = Sort("place")
PROVED_AT_ONCE = 10_000  # rows that are sealed again whenever a run is opened, in about a second

Pair = tuple[SealedRow, Any | None]


@dataclass(frozen=True)
class Standing:
    """How many rows of a run this reader sees, may not see any more, and nobody can see any more."""

    shown: int
    withheld: int
    disposed: int


@dataclass(frozen=True)
class Proof:
    """Whether the sealed rows still give the run's digest, how many of those looked at are not what was sealed, and
    whether all that the reader sees were looked at."""

    whole: bool
    differing: int
    of_all: bool = True


def disposed(found: Run) -> set[int]:
    """The versions of a run that were disposed of."""
    with connection.cursor() as cursor:
        cursor.execute("select extract_disposed(%s)", [found.pk])
        return {hid for (hid,) in cursor.fetchall()}


def standing(found: Run, definition: Definition, gone: Collection[int]) -> Standing:
    """How the rows of a run stand for this reader."""
    shown = _slices(found, definition, (), gone).count()
    if shown != found.rows - len(gone):
        shown = _visible(found, gone).count()
    return Standing(shown, found.rows - shown - len(gone), len(gone))


def totals(found: Run, definition: Definition, gone: Collection[int]) -> dict[str, Counter[Any]]:
    """How many of the rows that the reader sees there are by each total."""
    return marginals(counts(found, definition, definition.totals, gone), definition.totals)


def counts(
    found: Run, definition: Definition, names: Sequence[str], gone: Collection[int]
) -> Counter[tuple[Any, ...]]:
    """How many of the rows that the reader sees have each combination of values of these columns, asked at once.

    The narrow slices are asked first, in half the time. A reader may see more than those: what was another agency's
    when it was sealed, and is theirs now. So unless that was all, the full versions have the word.
    """
    narrow = _counted(_slices(found, definition, names, gone), names)
    return narrow if narrow.total() == found.rows - len(gone) else _counted(_visible(found, gone), names)


def _counted(rows: QuerySet[Any], names: Sequence[str]) -> Counter[tuple[Any, ...]]:
    grouped = rows.order_by().values_list(*map(column, names)).annotate(number=Count("*"))
    return Counter({tuple(values): number for *values, number in grouped})


def marginals(counted: Counter[tuple[Any, ...]], names: Sequence[str]) -> dict[str, Counter[Any]]:
    """How many there are of each value of each column."""
    found: dict[str, Counter[Any]] = {name: Counter() for name in names}
    for combination, number in counted.items():
        for name, value in zip(names, combination, strict=True):
            found[name][value] += number
    return found


def portion(found: Run, gone: Collection[int], *, after: int = 0) -> list[Pair]:
    """The next rows of a run in order, each with its version, or None where the reader cannot see it."""
    rows = SealedRow.objects.filter(run=found, place__gt=after).order_by("place")
    return _with_versions(found, list(rows[: queries.PORTION]), gone)


def portions(found: Run, gone: Collection[int]) -> Iterator[list[Pair]]:
    """All rows of a run in order, some at a time."""
    after = 0
    while rows := portion(found, gone, after=after):
        yield rows
        after = rows[-1][0].place


def rows_of(found: Run) -> list[Any]:
    """The versions of a run that this viewer sees, in order, all at once."""
    return [
        version for rows in portions(found, disposed(found)) for _row, version in rows if version is not None
    ]


def page_of(found: Run, gone: Collection[int], asked: Asked) -> Page:
    """A page of a run."""
    cut = paging.cut(SealedRow.objects.filter(run=found), "place", asked)
    return Page(_with_versions(found, list(cut.rows), gone), found.rows, cut.first, cut.last, cut.earlier)


def proof(found: Run, definition: Definition, gone: Collection[int], page: Sequence[Pair] = ()) -> Proof:
    """Seal the rows that the reader sees again, and compare; the total is proved by the sealed digests alone.

    Of a very long run only the rows of `page`, where one is given: running it again proves all of them.
    """
    of_all = not page or found.rows <= PROVED_AT_ONCE
    differing = sum(_differing(rows, definition) for rows in (portions(found, gone) if of_all else [page]))
    digests = SealedRow.objects.filter(run=found).order_by("place").values_list("digest", flat=True)
    whole = len(digests) == found.rows and sealing.whole_digest(digests) == found.digest
    return Proof(whole, differing, of_all)


def _differing(rows: Sequence[Pair], definition: Definition) -> int:
    keys = queries.keys(definition.records, [row.record for row, _version in rows])
    return sum(
        sealing.row_digest(keys[row.record], values(definition.columns, version)) != row.digest
        for row, version in rows
        if version is not None
    )


def _with_versions(found: Run, rows: list[SealedRow], gone: Collection[int]) -> list[Pair]:
    versions = records_of(found.of).versions.objects.in_bulk([row.hid for row in rows if row.hid not in gone])
    return [(row, versions.get(row.hid)) for row in rows]


def _slices(found: Run, definition: Definition, names: Sequence[str], gone: Collection[int]) -> QuerySet[Any]:
    kept = queries.kept(definition, as_of=found.as_of, gone=gone)
    return queries.holding(definition, kept, names).filter(hid__in=_hids(found))


def _visible(found: Run, gone: Collection[int]) -> QuerySet[Any]:
    return records_of(found.of).versions.objects.filter(hid__in=_hids(found)).exclude(hid__in=gone)


def _hids(found: Run) -> QuerySet[Any]:
    return SealedRow.objects.filter(run=found).values("hid")
