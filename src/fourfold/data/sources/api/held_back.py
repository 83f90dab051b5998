"""Rows that were held back: read, mended and settled."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Field, Query, Schema

from fourfold.core.api import lists, problems
from fourfold.core.api.schemas import Listed, Number, Paging, Row, Sent
from fourfold.core.audit import actions as audit
from fourfold.data.sources import presenters, queries
from fourfold.data.sources.actions import settling
from fourfold.data.sources.api.room import room
from fourfold.data.sources.models import HeldRow
from fourfold.data.sources.policy import Permission
from fourfold.data.sources.row_forms import MendForm, SettleForm
from fourfold.data.sources.views.batches import found_or_404
from fourfold.data.sources.views.rows import held_or_404, mend_form

CELL = "cell_"


class HeldTold(Schema):
    """A row held back: the cells as they were sent, in the file's order, every reason, and what became of it.

    `mended` are the cells with which it was loaded later, where it was mended here.
    """

    row: int
    state: str
    cells: list[str]
    mended: list[str]
    reasons: list[str]
    settled_by: str | None
    settled_at: datetime | None
    settled_why: str


class Held(Listed):
    """A page of the rows held back, in the order of the file, whose headings say what each cell is."""

    headings: list[str]
    items: list[HeldTold]


class Settled(Sent):
    """What became of a row that is not mended here: mended by a later file, or set aside."""

    how: str = Field(max_length=10)
    reason: str = Field(max_length=500)


class Mended(Sent):
    """Every cell of a row held back, as it is to be loaded, in the order of the headings; and why that is right."""

    cells: list[Annotated[str, Field(max_length=20000)]] = Field(max_length=500)
    reason: str = Field(max_length=500)


@room.reads("/batches/{number}/held", Permission.VIEW, Held)
def held(request: Any, number: Number, given: Query[Paging]) -> Held:
    """The rows of a file that were held back, with every reason."""
    found = found_or_404(number)
    asked = lists.asked(given, presenters.HELD, queries.IN_FILE_ORDER)
    page = queries.held_page(found, asked)
    audit.consulted("batch.read", by=request.viewer, kind="batch", target=found, rows=len(page.rows))
    return Held(**lists.told(page, asked), headings=found.headings, items=list(map(_held, page.rows)))


@room.reads("/batches/{number}/held/{row}", Permission.VIEW, HeldTold)
def held_row(request: Any, number: Number, row: Row) -> HeldTold:
    """One row held back."""
    one = held_or_404(number, row)
    audit.consulted("row.read", by=request.viewer, kind="batch", target=one.batch)
    return _held(one)


@room.writes("/batches/{number}/held/{row}/mend", Permission.LOAD, HeldTold)
def mend(request: Any, number: Number, row: Row, given: Mended) -> HeldTold:
    """Load just this row with its cells mended, by the same column map and rules. What was sent first is kept.

    Where it is held back again, nothing changes, and each reason stands at its heading.
    """
    one = held_or_404(number, row)
    if len(given.cells) != len(one.batch.headings):
        raise problems.Invalid([("cells", _("Send a cell for each heading of the file, in their order."))])
    form = mend_form(
        one, {f"{CELL}{place}": cell for place, cell in enumerate(given.cells)} | {"why": given.reason}
    )
    said = _mended(form)
    try:
        mended = settling.correct(
            row=one, cells=form.cells, why=said["why"], by=request.viewer, at=request.at
        )
    except settling.StillHeld as still:
        raise problems.Invalid([(reason.heading, str(reason.said)) for reason in still.reasons]) from still
    return _held(mended)


@room.writes("/batches/{number}/held/{row}/settle", Permission.LOAD, HeldTold)
def settle(request: Any, number: Number, row: Row, given: Settled) -> HeldTold:
    """Say what became of a row without loading it: mended by a later file, or set aside. It is never deleted."""
    one = held_or_404(number, row)
    entered = problems.checked(SettleForm(given.model_dump()))
    settled = settling.settle(
        row=one, how=entered["how"], why=entered["reason"], by=request.viewer, at=request.at
    )
    return _held(settled)


def _mended(form: MendForm) -> dict[str, Any]:
    """What was entered, checked; what is wrong stands at the cell as it was sent."""
    try:
        return problems.checked(form)
    except problems.Invalid as wrong:
        named = [
            ("reason" if field == "why" else field.replace(CELL, "cells."), said)
            for field, said in wrong.errors
        ]
        raise problems.Invalid(named) from wrong


def _held(one: HeldRow) -> HeldTold:
    reasons = presenters.reasons(one.reasons)
    return HeldTold(
        row=one.row, state=one.state, cells=presenters.as_sent(one.sent),
        mended=presenters.as_sent(one.mended) if one.mended else [],
        reasons=[f"{each.heading}: {each.said}" if each.heading else str(each.said) for each in reasons],
        settled_by=one.settled_by.name if one.settled_by else None, settled_at=one.settled_at,
        settled_why=one.settled_why,
    )  # fmt: skip
