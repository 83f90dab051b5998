"""Settling rows that were held back: mended in place, or said what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.data.sources import policy, taking
from fourfold.data.sources.actions.turns import one_at_a_time
from fourfold.data.sources.models import Arrival, HeldRow
from fourfold.data.sources.reading import sentences
from fourfold.data.sources.reading.cells import Cell, as_json, from_json
from fourfold.data.sources.reading.reasons import BadRow, Reason
from fourfold.data.sources.stands import NOTHING, Chosen


class AlreadySettled(Exception):
    """The row was mended or set aside before."""

    def __init__(self) -> None:
        super().__init__(_("This row was settled already. Open the list again."))


class StillHeld(Exception):
    """A mended row is held back again; `reasons` says why, cell by cell."""

    def __init__(self, held: BadRow) -> None:
        super().__init__(*held.sentences)
        self.reasons: Sequence[Reason] = held.reasons


def settle(*, row: HeldRow, how: str, why: str, by: Viewer, at: datetime) -> HeldRow:
    """Say what became of a held-back row: mended (a later file brings it right) or set aside. It is never deleted."""
    policy.check_load(by, row.batch.sender_id)
    row = HeldRow.objects.select_for_update().select_related("batch").get(pk=row.pk)
    if row.state != HeldRow.State.HELD:
        raise AlreadySettled
    row.state, row.settled_by_id, row.settled_at, row.settled_why = how, by.user_id, at, why
    row.save()
    audit.record(audit.Operation.ALTERATION, f"row.{how}", by=by, kind="batch", target=row.batch)
    return row


def correct(
    *, row: HeldRow, cells: Sequence[Cell], why: str, by: Viewer, at: datetime, chosen: Chosen = NOTHING
) -> HeldRow:
    """Load just this row with mended cells, through the same column map and rules; what was sent first is kept.

    `chosen` is what somebody chose of a clash with what was amended here.

    Raises StillHeld with the reasons when it is held back again; then nothing has changed.
    """
    policy.check_load(by, row.batch.sender_id)
    with one_at_a_time(row.batch.sender_id, row.batch.what), transaction.atomic():
        row = settle(row=row, how=HeldRow.State.MENDED, why=why, by=by, at=at)
        brought = (
            set(Arrival.objects.filter(batch=row.batch).values_list("key", flat=True))
            if _doubled(row)
            else set()
        )
        outcome = taking.take_in_row(row.batch, row.row, list(cells), by=by, at=at, chosen=chosen)
        _no_other_row_of(row, brought)
        if outcome.held:
            raise StillHeld(outcome.held[0])
        row.mended = as_json(cells)
        row.save()
    return row


def choose(*, row: HeldRow, chosen: Chosen, why: str, by: Viewer, at: datetime) -> HeldRow:
    """Load a row as it was sent, but for what somebody keeps of what was amended here. As `correct`."""
    said: dict[str, Any] = {"row": row, "cells": from_json(row.sent), "why": why, "by": by, "at": at}
    try:
        return correct(**said, chosen=chosen)
    except StillHeld:  # something else stands by now: then all is to be compared again, not that alone
        return correct(**said)


def look_again(*, row: HeldRow, reasons: Sequence[Reason], by: Viewer) -> HeldRow:
    """Keep why a row is held back now, where that is not what it was first."""
    policy.check_load(by, row.batch.sender_id)
    row.reasons = [reason.stored() for reason in reasons]
    row.save(update_fields=["reasons"])
    audit.record(audit.Operation.ALTERATION, "row.look", by=by, kind="batch", target=row.batch)
    return row


def _doubled(row: HeldRow) -> bool:
    return any(reason.get("code") == sentences.SAME_KEY.code for reason in row.reasons)


def _no_other_row_of(row: HeldRow, brought: set[str]) -> None:
    """A row held back for its key, which another row of the file has, may not overwrite that row unnoticed."""
    mine = Arrival.objects.filter(batch=row.batch, row=row.row).first()
    if mine is not None and mine.key in brought:
        first = Arrival.objects.filter(batch=row.batch, key=mine.key).exclude(pk=mine.pk).order_by("pk")[0]
        contract = taking.contract_of(row.batch)
        heading = row.batch.headings[row.batch.places[contract.key[0]]]
        said = sentences.SAME_KEY.say(first=first.row, key=heading)
        raise StillHeld(BadRow(row.row, "", (Reason(heading, mine.key, said),)))
