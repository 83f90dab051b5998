"""The room of batches: files that senders send, what became of their rows, and what was held back."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Field, File, Form, Query, Schema
from ninja.files import UploadedFile

from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.rooms import Room
from fourfold.core.api.schemas import Listed, Nothing, Number, Paging, Row, Sent
from fourfold.core.audit import actions as audit
from fourfold.data.sources import presenters, queries
from fourfold.data.sources.actions import asking, receiving, settling, turns
from fourfold.data.sources.forms import MendForm, SettleForm, UploadForm
from fourfold.data.sources.models import Batch, HeldRow
from fourfold.data.sources.policy import Permission
from fourfold.data.sources.views.batches import found_or_404
from fourfold.data.sources.views.rows import held_or_404, mend_form

room = Room("Batches", broken=(turns.Busy, settling.AlreadySettled))
CELL = "cell_"
COUNTS = ("rows", "added", "changed", "unchanged", "held")


class BatchTold(Schema):
    """A file. `state` is unmatched, untried, tried, received, loaded, refused or withdrawn; a trial counts too."""

    number: int
    reference: str
    sender: str | None
    what: str
    column_map: str
    file_name: str
    file_digest: str
    state: str
    refusal: str
    received_at: datetime
    loaded_at: datetime | None
    rows: int | None
    added: int | None
    changed: int | None
    unchanged: int | None
    held: int | None
    waiting: int = Field(description="Rows held back that nobody has settled.")
    in_hand: bool = Field(description="Whether the worker has it in hand: ask again in a minute.")


class Batches(Listed):
    """A page of files, the newest first."""

    items: list[BatchTold]


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


class FeedTold(Schema):
    """What may be sent: a column map, whose it is, and of what."""

    column_map: str
    sender: str
    what: str
    version: str


class Feeds(Schema):
    """Every column map under which you may send a file."""

    count: int
    items: list[FeedTold]


class Settled(Sent):
    """What became of a row that is not mended here: mended by a later file, or set aside."""

    how: str = Field(max_length=10)
    reason: str = Field(max_length=500)


class Mended(Sent):
    """Every cell of a row held back, as it is to be loaded, in the order of the headings; and why that is right."""

    cells: list[Annotated[str, Field(max_length=20000)]] = Field(max_length=500)
    reason: str = Field(max_length=500)


@room.reads("/batches", Permission.VIEW, Batches)
def batches(request: Any, given: Query[Paging]) -> Batches:
    """Every file that arrived."""
    asked = lists.asked(given, presenters.BATCHES, queries.NEWEST_FIRST)
    found = queries.batches(asked)
    audit.consulted("batch.list", by=request.viewer, kind="batch", rows=len(found.rows))
    codes, in_hand = agencies.codes(), queries.in_hand()
    items = [_told(one, codes, one.pk in in_hand) for one in found.rows]
    return Batches(**lists.told(found, asked), items=items)


@room.reads("/batches/feeds", Permission.LOAD, Feeds)
def feeds(request: Any) -> Feeds:
    """The column maps under which you may send files."""
    items = [
        FeedTold(
            column_map=one.column_map, sender=one.contract.sender, what=one.contract.sends,
            version=str(one.contract.version),
        )
        for one in queries.feeds(request.viewer)
    ]  # fmt: skip
    return Feeds(count=len(items), items=items)


@room.reads("/batches/{number}", Permission.VIEW, BatchTold)
def batch(request: Any, number: Number) -> BatchTold:
    """One file: its state and its counts."""
    found = found_or_404(number)
    audit.consulted("batch.read", by=request.viewer, kind="batch", target=found)
    return _now(found)


@room.reads("/batches/{number}/held", Permission.VIEW, Held)
def held(request: Any, number: Number, given: Query[Paging]) -> Held:
    """The rows of a file that were held back, with every reason."""
    found = found_or_404(number)
    asked = lists.asked(given, presenters.HELD, queries.IN_FILE_ORDER)
    page = queries.held_page(found, asked)
    audit.consulted("batch.read", by=request.viewer, kind="batch", target=found, rows=len(page.rows))
    return Held(**lists.told(page, asked), headings=found.headings, items=list(map(_held, page.rows)))


@room.writes("/batches", Permission.LOAD, BatchTold, status=201)
def upload(request: Any, column_map: Form[str], file: File[UploadedFile]) -> BatchTold:
    """Send a file under a column map. It is tried, and waits to be loaded; a large one is tried by the worker."""
    known = {one.column_map: one for one in queries.feeds(request.viewer)}
    form = UploadForm({"feed": column_map}, {"file": file}, feeds=[(key, key) for key in known])
    feed = known[problems.checked(form)["feed"]]
    made = receiving.receive(
        sender_id=feed.sender_id, what=feed.contract.sends, column_map=feed.column_map,
        file_name=file.name or "", file=file, by=request.viewer, at=request.at,
        state=Batch.State.UNTRIED,
    )  # fmt: skip
    asking.try_out(batch=made, by=request.viewer, at=request.at)
    return _now(made)


@room.writes("/batches/{number}/load", Permission.LOAD, BatchTold)
def load(request: Any, number: Number, given: Nothing) -> BatchTold:
    """Load a file that was tried: all of it or nothing. A large one is loaded by the worker."""
    found = found_or_404(number)
    asking.load(batch=found, by=request.viewer, at=request.at)
    return _now(found)


@room.writes("/batches/{number}/withdraw", Permission.LOAD, BatchTold)
def withdraw(request: Any, number: Number, given: Nothing) -> BatchTold:
    """Take back a file that shall not be loaded."""
    found = found_or_404(number)
    receiving.withdraw(batch=found, by=request.viewer, at=request.at)
    return _now(found)


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


def _now(found: Batch) -> BatchTold:
    batch = queries.batch(found.pk)
    if batch is None:
        raise Http404
    return _told(batch, agencies.codes(), queries.is_asked_for(batch))


def _told(one: Any, codes: dict[int, str], in_hand: bool) -> BatchTold:
    same = ("what", "column_map", "file_name", "file_digest", "state", "refusal", "received_at", "loaded_at")
    counted = one.trial if one.state == Batch.State.TRIED else vars(one)
    return BatchTold(
        **{name: getattr(one, name) for name in same}, **{name: counted[name] for name in COUNTS},
        number=one.pk, reference=str(one), sender=codes.get(one.sender_id), waiting=one.waiting, in_hand=in_hand,
    )  # fmt: skip


def _held(one: HeldRow) -> HeldTold:
    reasons = presenters.reasons(one.reasons)
    return HeldTold(
        row=one.row, state=one.state, cells=presenters.as_sent(one.sent),
        mended=presenters.as_sent(one.mended) if one.mended else [],
        reasons=[f"{each.heading}: {each.said}" if each.heading else str(each.said) for each in reasons],
        settled_by=one.settled_by.name if one.settled_by else None, settled_at=one.settled_at,
        settled_why=one.settled_why,
    )  # fmt: skip
