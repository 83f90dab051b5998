"""Where each record stands, worked out from the record and its sendings: in full, and so of some records only.

Each runs inside a viewer's transaction: what is not theirs does not exist. What has been worked out is kept as lines
(`lines/keeping.py`), which is what lists and counts read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from fourfold.core.history import past
from fourfold.reporting.exchange import contents, entering, rules
from fourfold.reporting.exchange.models import Act, NationalRow, Sent
from fourfold.reporting.exchange.rules import Due, Standing


@dataclass(frozen=True)
class Entry:
    """One record and where it stands; `due` None where it stands there and must no longer."""

    kind: str
    record: int
    reference: str
    threats: tuple[int, ...]
    agency: int
    entered_by: int
    standing: Standing
    due: Due | None
    there: Sent | None

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.record}"


@dataclass
class _Sendings:
    """The sendings of one record that count."""

    last: Sent | None = None
    accepted: Sent | None = None


def entries(
    *, on: date, kind: str, records: Collection[int] | None = None, as_of: datetime | None = None
) -> list[Entry]:
    """Every record of a kind that must stand in the national database, or stands there, and how far it agrees; or as
    known at a past moment, but without its own list, of which only the last one that was loaded is kept."""
    found = contents.due(kind, on=on, records=records, as_of=as_of)
    dues = {due.record: due for due in (_as_listed(kind, found) if as_of is None else found)}
    sendings = _sendings(kind, records, as_of)
    told = [
        _entry(kind, record, dues.get(record), sendings.get(record, _Sendings()))
        for record in sorted(dues.keys() | sendings.keys())
    ]
    here = [entry for entry in told if entry is not None]
    return _with_moments(kind, _with_who_enters(here, on), as_of)


def _as_listed(kind: str, found: list[Due]) -> list[Due]:
    """The same, each known by its reference in the national database's own list, where that names ours.

    So what stands there already, however it came there, is changed and not added again. An agency's list speaks of its
    own records: what another's says of them would be changed there in its stead.
    """
    rows = NationalRow.objects.filter(
        list__kind=kind, reference__in=[due.reference for due in found]
    ).order_by("pk")
    listed = {
        (agency, reference): there
        for agency, reference, there in rows.values_list("akey", "reference", "national_reference")
    }
    return [replace(due, known_as=listed.get((due.agency, due.reference), due.known_as)) for due in found]


def entry(*, on: date, kind: str, record: int, as_of: datetime | None = None) -> Entry | None:
    """Where one record stands, or stood as known at a past moment; None where it need not."""
    return next(iter(entries(on=on, kind=kind, records=[record], as_of=as_of)), None)


def _sendings(kind: str, records: Collection[int] | None, as_of: datetime | None) -> dict[int, _Sendings]:
    of = {} if records is None else {"record": list(records)}
    rows = past.rows(Sent, as_of, kind=kind, **of)
    found: dict[int, _Sendings] = {}
    for one in rows:
        if one.taken_back_at is not None and one.answered_at is None:
            continue  # never left
        own = found.setdefault(one.record, _Sendings())
        own.last = one
        if one.accepted and (own.accepted is None or _later(one, own.accepted)):
            own.accepted = one
    return found


def _later(one: Sent, than: Sent) -> bool:
    return (one.answered_at, one.pk) > (than.answered_at, than.pk)  # both are answered


def _entry(kind: str, record: int, due: Due | None, own: _Sendings) -> Entry | None:
    standing = rules.standing(due, own.last, own.accepted)
    if standing is None:
        return None
    known = due or own.last
    agency = due.agency if due else own.last.akey if own.last else 0
    threats = due.threats if due else ()
    there = own.accepted if own.accepted and own.accepted.act != Act.WITHDRAW else None
    reference = known.reference if known else ""
    return Entry(kind, record, reference, threats, agency, 0, standing, due, there)


def _with_who_enters(found: list[Entry], on: date) -> list[Entry]:
    units = {agency: entering.entered_by(agency, on) for agency in {one.agency for one in found}}
    return [replace(one, entered_by=units[one.agency]) for one in found]


def _with_moments(kind: str, found: list[Entry], as_of: datetime | None) -> list[Entry]:
    """Since when a record differs: since it was last recorded anew."""
    unknown = [one.record for one in found if one.standing.since is None]
    moments = contents.changed_at(kind, unknown, as_of=as_of)
    return [
        replace(one, standing=replace(one.standing, since=moments.get(one.record)))
        if one.standing.since is None
        else one
        for one in found
    ]
