"""Files that senders send, and what became of their rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from ninja import Field, File, Form, Query, Schema
from ninja.files import UploadedFile

from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.schemas import Listed, Nothing, Number, Paging
from fourfold.core.audit import actions as audit
from fourfold.data.sources import presenters, queries
from fourfold.data.sources.actions import asking, receiving
from fourfold.data.sources.api.room import room
from fourfold.data.sources.forms import UploadForm
from fourfold.data.sources.models import Batch
from fourfold.data.sources.policy import Permission
from fourfold.data.sources.views.batches import found_or_404

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
