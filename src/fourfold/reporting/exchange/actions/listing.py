"""Loading the national database's own list: it takes the place of the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.agencies.presenters import OWNERS
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.data.sources.contracts.saying import Refused as UnreadableFile
from fourfold.reporting.exchange import entering, maps, national_lists, policy, receipts
from fourfold.reporting.exchange.actions.turns import one_at_a_time
from fourfold.reporting.exchange.lines import keeping
from fourfold.reporting.exchange.models import NationalList, NationalRow
from fourfold.reporting.exchange.national_lists import Listed
from fourfold.reporting.exchange.rules import Broken


@dataclass(frozen=True)
class Loaded:
    """What was loaded: rows of the viewer's agencies; rows of others and of nobody known are only counted."""

    rows: int
    elsewhere: int
    faults: tuple[tuple[int, str], ...] = ()

    def sentences(self) -> list[str]:
        """What happened, in words; what is wrong last."""
        loaded = ngettext("%(count)s row is loaded.", "%(count)s rows are loaded.", self.rows)
        elsewhere = ngettext(
            "%(count)s row is of an agency that you do not enter for, and is left out.",
            "%(count)s rows are of agencies that you do not enter for, and are left out.",
            self.elsewhere,
        )
        counted = ((True, loaded, self.rows), (bool(self.elsewhere), elsewhere, self.elsewhere))
        found = [said % {"count": formats.number(number)} for shown, said, number in counted if shown]
        return found + receipts.in_words(self.faults, _("Row %(row)s was not loaded: %(why)s"))


def load(*, kind: str, file: IO[bytes], by: Viewer, at: datetime) -> Loaded:
    """Load the list of one kind for every agency whose records the viewer changes. Broken for a file that is none.

    An agency of which the file holds no row has an empty list from then on: what must stand there does not.
    """
    on = clock.day_of(at)
    unit = entering.unit_of(by, on)
    policy.check_send(by, unit)
    assert unit is not None  # whoever sends has one
    try:
        found = national_lists.read(file, kind, maps.newest())
    except UnreadableFile as unreadable:
        raise Broken(str(unreadable)) from unreadable
    owners = {agency.code: agency.pk for agency, _name in agencies.agencies_on(on, of=OWNERS)}
    mine = {code: number for code, number in owners.items() if number in by.write_agencies}
    with one_at_a_time(unit):
        for code, number in sorted(mine.items()):
            _replace(number, kind, found.digest, [row for row in found.rows if row.owner == code], by, at)
        keeping.refresh(on=on, at_once=None)
    rows = sum(row.owner in mine for row in found.rows)
    audit.record(audit.Operation.COLLECTION, "exchange.list", by=by, kind=f"{kind} list", rows=rows)
    return Loaded(rows, len(found.rows) - rows, tuple(found.faults))


def _replace(agency: int, kind: str, digest: str, rows: list[Listed], by: Viewer, at: datetime) -> None:
    """A row that says the same as before stays, and so keeps since when it says so; the others of before go."""
    held, _made = NationalList.objects.update_or_create(
        {"digest": digest, "rows": len(rows), "loaded_by_id": by.user_id, "loaded_at": at},
        agency_id=agency,
        kind=kind,
    )
    before = {row.national_reference: row for row in NationalRow.objects.filter(list=held)}
    same = {row.national_reference for row in rows if _same(before.get(row.national_reference), row)}
    gone = [row.pk for reference, row in before.items() if reference not in same]
    NationalRow.objects.filter(pk__in=gone).delete()
    fresh = [row for row in rows if row.national_reference not in same]
    NationalRow.objects.bulk_create([_row(held, row, at) for row in fresh], batch_size=1000)


def _same(before: NationalRow | None, row: Listed) -> bool:
    return before is not None and (before.cells, before.reference) == (row.cells, row.reference)


def _row(held: NationalList, row: Listed, at: datetime) -> NationalRow:
    return NationalRow(
        list=held,
        national_reference=row.national_reference,
        reference=row.reference,
        cells=row.cells,
        since=at,
        akey=held.agency_id,
    )
