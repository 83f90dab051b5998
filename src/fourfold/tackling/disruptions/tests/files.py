"""Rows of a file of disruptions, taken in as a file would be: staged, known again, taken in, traced."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.data.sources import recognising, staging
from fourfold.data.sources.models import Batch
from fourfold.data.sources.staging import Staged, Taken
from fourfold.data.sources.stands import NOTHING, Chosen
from fourfold.tackling.disruptions import intake
from fourfold.tackling.disruptions.intake.stands import STANDS

NAMES = [name for name, _kind in intake.COLUMNS]


def row(number: int, agency: int, **more: Any) -> dict[str, Any]:
    """One disruption as a sender states it."""
    return {
        "sender_reference": f"D/{number:04}", "agency": agency, "role": "lead", "event_on": date(2022, 11, 3),
        "record_date": date(2022, 11, 20), "main_p": "pursue", "claimed": "moderate",
        "what": f"Event {number}: two arrested.", **more,
    }  # fmt: skip


def load(by: Viewer, *rows: dict[str, Any], chosen: Chosen = NOTHING) -> Taken:
    """What became of the rows of one file; its sender is the viewer's agency."""
    with viewing(by) as now:
        batch = Batch.objects.create(
            sender_id=by.agency_id, what="disruptions", column_map="none", file_name="disruptions.csv",
            file_digest=secrets.token_hex(32), state=Batch.State.RECEIVED, received_by_id=by.user_id, received_at=now,
        )  # fmt: skip
        staging.make(intake.COLUMNS)
        staging.fill(NAMES, [staged(at, one) for at, one in enumerate(rows, start=1)])
        recognising.recognise(batch)
        taken = intake.take_in(Staged(batch, by, now, chosen))
        staging.trace(batch, STANDS, intake.COLUMNS)
        staging.drop()
    assert taken.added + taken.changed + taken.unchanged + len({row for row, *_why in taken.held}) == len(
        rows
    ), "a row was lost"
    return taken


def staged(at: int, one: dict[str, Any]) -> list[Any]:
    """A row as it is staged: its place, its key, its digest, its values."""
    digest = hashlib.sha256(repr(sorted(one.items())).encode()).hexdigest()
    return [at, one["sender_reference"], digest, *(one.get(name) for name in NAMES)]
