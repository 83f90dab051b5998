"""Doing, on its day, what the register file says happened: by the same verbs that a person would use."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from fourfold.core.agencies import actions
from fourfold.core.agencies.models import Agency, Succession
from fourfold.core.agencies.register import read
from fourfold.core.agencies.registered import Ending, File
from fourfold.core.agencies.signing import Person


@transaction.atomic
def enact(*, on: date, by: Person, at: datetime, folder: Path | None = None) -> list[Succession]:
    """Open, merge and split what the file dates on this day; for a register loaded until the day before."""
    file = read(folder)
    endings = [row for row in file.endings if row.on_day == on]
    evidence = "; ".join(sorted({row.evidence for row in endings}))
    for code in sorted({row.successor for row in endings}):
        _open(file, code, on, evidence, by, at)
    named = {code for row in endings for code in (row.agency, row.successor)}
    found = Agency.objects.in_bulk(named, field_name="code")
    return _merge(endings, found, by, at) + _split(endings, found, by, at)


def _open(file: File, code: str, on: date, evidence: str, by: Person, at: datetime) -> None:
    row = next(row for row in file.agencies if row.code == code)
    if row.from_day != on or Agency.objects.filter(code=code).exists():
        return
    actions.open_agency(
        code=code,
        kind=row.kind,
        name=row.name,
        name_cy=row.name_cy,
        short_name=row.short_name,
        ons_code=row.ons_code,
        source=row.source,
        parent=Agency.objects.get(code=row.parent) if row.parent else None,
        bond=row.bond,
        number=row.id,
        on=on,
        evidence=evidence,
        by=by,
        at=at,
    )


def _merge(endings: list[Ending], found: dict[str, Agency], by: Person, at: datetime) -> list[Succession]:
    merged = [row for row in endings if row.kind == "merged"]
    done: list[Succession] = []
    for successor in sorted({row.successor for row in merged}):
        rows = [row for row in merged if row.successor == successor]
        done += actions.merge(
            agencies=[found[row.agency] for row in rows],
            successor=found[successor],
            on=rows[0].on_day,
            evidence=rows[0].evidence,
            by=by,
            at=at,
        )
    return done


def _split(endings: list[Ending], found: dict[str, Agency], by: Person, at: datetime) -> list[Succession]:
    apart = [row for row in endings if row.kind == "split"]
    done: list[Succession] = []
    for agency in sorted({row.agency for row in apart}):
        rows = [row for row in apart if row.agency == agency]
        done += actions.split(
            agency=found[agency],
            successors=[found[row.successor] for row in rows],
            on=rows[0].on_day,
            evidence=rows[0].evidence,
            by=by,
            at=at,
        )
    return done
