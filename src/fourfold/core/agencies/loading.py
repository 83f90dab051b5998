"""Loading the register file: what is missing is added, what it ends is closed, the rest is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fourfold.core.agencies.models import Agency, AgencyName, AgencyPlace, AreaWord, Succession
from fourfold.core.agencies.register import read
from fourfold.core.agencies.registered import Ending, File, Row, Word
from fourfold.core.agencies.tables import FileWrong

SIGNED = "register file"
Columns = Callable[[Row], dict[str, Any]]


def load_register(*, at: datetime, folder: Path | None = None, through: date | None = None) -> int:
    """Load the register file (ours by default); gives how many rows were added. A second load adds none.

    With `through`, only as far as that day: later beginnings and endings are left for whoever does them.
    Raises FileWrong when a line is wrong, or when the file contradicts what was recorded here.
    """
    file = read(folder)
    rows = [row for row in file.agencies if _reached(row.from_day, through)]
    try:
        with transaction.atomic():
            added = _agencies(rows, file)
            added += _periods(AgencyName, rows, _name, through)
            added += _periods(AgencyPlace, rows, lambda row: _place(row, file), through)
            return added + _words(file) + _endings(file, at, through)
    except IntegrityError as error:
        sentence = _("The register file contradicts what is recorded here (%(what)s). Nothing was loaded.")
        raise FileWrong(sentence % {"what": str(error).splitlines()[0]}) from error


def _reached(day: date | None, through: date | None) -> bool:
    return day is None or through is None or day <= through


def _agencies(rows: list[Row], file: File) -> int:
    here = dict(Agency.objects.values_list("code", "id"))
    other = sorted(row.code for row in rows if here.get(row.code, row.id) != row.id)
    if other:
        sentence = _("These agencies have another number here than in the register file: %(codes)s.")
        raise FileWrong(sentence % {"codes": ", ".join(other)})
    return len(Agency.objects.bulk_create(_agency(row, file) for row in rows if row.code not in here))


def _agency(row: Row, file: File) -> Agency:
    kept = ("id", "code", "kind", "ons_code", "legal_body", "host_note", "source", "note")
    return Agency(**{name: getattr(row, name) for name in kept}, host_id=file.ids.get(row.host))


def _periods(model: Any, rows: list[Row], columns: Columns, through: date | None) -> int:
    """Names or places: those of agencies that have none here yet, and the ends of those still open here."""
    known = set(model.objects.values_list("agency_id", flat=True))
    until = {row.id: row.until_day for row in rows if row.until_day and _reached(row.until_day, through)}
    new = [
        model(agency_id=row.id, from_day=row.from_day, until_day=until.get(row.id), **columns(row))
        for row in rows
        if row.id not in known
    ]
    model.objects.bulk_create(new)
    ended = list(model.objects.filter(agency_id__in=until, until_day__isnull=True))
    for period in ended:
        period.until_day = until[period.agency_id]
    model.objects.bulk_update(ended, ["until_day"])
    return len(new)


def _name(row: Row) -> dict[str, Any]:
    return {"name": row.name, "name_cy": row.name_cy, "short_name": row.short_name}


def _place(row: Row, file: File) -> dict[str, Any]:
    return {"parent_id": file.ids.get(row.parent), "bond": row.bond}


def _words(file: File) -> int:
    known = set(AreaWord.objects.values_list("force_id", flat=True))
    new = [_word(word, file) for word in file.words if file.ids[word.force] not in known]
    return len(AreaWord.objects.bulk_create(new))


def _word(word: Word, file: File) -> AreaWord:
    given = {name: value for name, value in vars(word).items() if name != "force"}
    return AreaWord(force_id=file.ids[word.force], **given)


def _endings(file: File, at: datetime, through: date | None) -> int:
    known = set(Succession.objects.values_list("agency_id", "successor_id", "kind", "on_day"))
    made = [_ending(row, file, at) for row in file.endings if _reached(row.on_day, through)]
    new = [step for step in made if (step.agency_id, step.successor_id, step.kind, step.on_day) not in known]
    return len(Succession.objects.bulk_create(new))


def _ending(row: Ending, file: File, at: datetime) -> Succession:
    return Succession(
        agency_id=file.ids[row.agency],
        successor_id=file.ids[row.successor],
        kind=row.kind,
        on_day=row.on_day,
        evidence=row.evidence,
        decided_by=SIGNED,
        decided_at=at,
    )
