"""Lines worked out anew where something changed on which they hang, and kept.

A line is never shown as it was. Before lists and counts are read, what changed since is worked out; where that is too
much for one reader, what is left is told apart, and of that no line is shown (`refresh`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import OperationalError, connection, transaction
from django.db.models import F, Q, QuerySet

from fourfold.core.history import clock
from fourfold.reporting.exchange import reconciling, working_out
from fourfold.reporting.exchange.contents import reach, turning
from fourfold.reporting.exchange.lines import listed, touched
from fourfold.reporting.exchange.lines.made_under import made_under
from fourfold.reporting.exchange.lines.touched import Records
from fourfold.reporting.exchange.models import Line, NationalRow
from fourfold.reporting.exchange.working_out import Entry

AT_ONCE = 1_000  # records that one reader works out: about half a second
IN_ONE_GO = 1_000  # of one kind
WAIT = "1s"  # for somebody else who is at it
NOT_IN_TIME = "55P03"  # PostgreSQL: the lock did not come in time
OTHERS = ("id", "kind", "record", "akey")
WORKED_OUT = [field for field in Line._meta.local_fields if field.name not in OTHERS]
SQL_FOR_ANYTHING = """
    select exists (select from exchange_touched) or exists (select from exchange_line where until <= %(on)s)
        or exists (select from exchange_line where made_under < %(now)s)
        or exists (select from exchange_line where made_under > %(now)s)
"""


def tend(now: datetime) -> None:
    """Work out a part of what changed while nothing else is to be done: after a large file no reader has to."""
    on = clock.day_of(now)
    with reach.everything(keeping=True):
        if _anything(on) and _turn():
            _some(on, AT_ONCE)


def refresh(*, on: date, at_once: int | None = AT_ONCE) -> Records:
    """Work out what changed, `at_once` records at most or all of it; gives what is left, of which no line holds.

    Runs over the rows of every agency, whoever asks: a line is seen by whoever sees its record.
    """
    with reach.everything(keeping=True):
        if not _anything(on):
            return {}
        if _turn():
            _some(on, at_once)
            if at_once is None or not _anything(on):
                return {}
        return _left(on)


def _some(on: date, at_once: int | None) -> None:
    """Work out so many records, of so many marks. What is left stays as it was noted, and is not written again."""
    marks = touched.marks(at_once)
    wanted = touched.records(marks)
    rows = set(marks.of("row"))
    left = None if at_once is None else max(0, at_once - sum(map(len, wanted.values())))
    # Rows that are there only come first: while they are left, they are told to nobody, and not counted either.
    for line in _outdated(on).order_by(F("record").asc(nulls_first=True), "pk")[:left]:
        if line.record is None:
            rows.add(line.there_row or 0)
        else:
            wanted[line.kind].add(line.record)
    now, later = _divided(wanted, at_once)
    for kind, records in now:
        rows |= _work_out(kind, records, on)
    listed.judge(rows, made_under())
    touched.forget(marks)
    touched.note(later)


def _left(on: date) -> Records:
    """The records that are still to be worked out: read, and nothing written."""
    found = touched.records(touched.marks())
    for kind, record in _outdated(on).exclude(record=None).values_list("kind", "record"):
        found[kind].add(record or 0)
    return found


def _anything(on: date) -> bool:
    """Whether anything is to be worked out; asked before each list, and answered from indexes."""
    with connection.cursor() as cursor:
        cursor.execute(SQL_FOR_ANYTHING, {"on": on, "now": made_under()})
        return bool(cursor.fetchone()[0])


def _outdated(on: date) -> QuerySet[Line]:
    """Lines that were worked out by other rules, or only until today. Less or more: "other" finds no index."""
    other = Q(made_under__lt=made_under()) | Q(made_under__gt=made_under())
    return Line.objects.filter(Q(until__lte=on) | other)


def _turn() -> bool:
    """One works out at a time, until their transaction ends: of two, who read first might write last. False where
    somebody else is at it for long."""
    wait, back = "set_config('lock_timeout', %s, true)", "select set_config('lock_timeout', %s, true)"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"select current_setting('lock_timeout'), {wait}", [WAIT])
            before = cursor.fetchone()[0]
            cursor.execute("select pg_advisory_xact_lock(hashtext('fourfold exchange lines'))")
            cursor.execute(back, [before])
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != NOT_IN_TIME:
            raise
        return False
    return True


def _divided(wanted: Records, at_once: int | None) -> tuple[list[tuple[str, list[int]]], Records]:
    """What is worked out now, in portions of one kind, and what later."""
    portions, later, left = [], {}, at_once
    for kind, records in wanted.items():
        own = sorted(records)
        now = own if left is None else own[:left]
        left = None if left is None else left - len(now)
        portions += [(kind, now[start : start + IN_ONE_GO]) for start in range(0, len(now), IN_ONE_GO)]
        if len(own) > len(now):
            later[kind] = set(own[len(now) :])
    return portions, later


def _work_out(kind: str, records: Collection[int], on: date) -> set[int]:
    """Keep the lines of some records; gives the rows of national lists of which something else may hold now."""
    before = {line.record: line for line in Line.objects.filter(kind=kind, record__in=records)}
    found = working_out.entries(on=on, kind=kind, records=records)
    turns = turning.next_days({threat for one in found if one.due for threat in one.due.threats}, on)
    lines = [_line(one, row, turns) for one, row in listed.pairs(kind, found)]
    changed = [line for line in lines if not _same(before.get(line.record), line)]
    stay = {line.record for line in lines}
    were = [line for record, line in before.items() if record not in stay]
    Line.objects.filter(pk__in=[line.pk for line in were]).delete()
    Line.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["kind", "record"],
        update_fields=[field.name for field in WORKED_OUT],
    )
    were += [before[line.record] for line in changed if line.record in before]
    return listed.concerned(kind, [*were, *changed])


def _same(before: Line | None, line: Line) -> bool:
    return before is not None and all(
        getattr(before, field.attname) == getattr(line, field.attname) for field in WORKED_OUT
    )


def _line(one: Entry, row: NationalRow | None, turns: Mapping[int, date]) -> Line:
    standing = one.standing
    apart = reconciling.between(one, row)
    return Line(
        agency_id=one.agency,
        kind=one.kind,
        record=one.record,
        reference=one.reference,
        threats=list(one.threats),
        state=standing.state,
        act=standing.act,
        since=standing.since,
        national_reference=standing.national_reference,
        reason=standing.reason,
        held=standing.held,
        file=standing.file,
        apart=apart.where if apart else "",
        apart_since=apart.since if apart else None,
        listed_as=apart.listed_as if apart else "",
        there_row=row.pk if row and reconciling.belongs(one) else None,
        until=min((turns[threat] for threat in one.threats if threat in turns), default=None),
        made_under=made_under(),
    )
