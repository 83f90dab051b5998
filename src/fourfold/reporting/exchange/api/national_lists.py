"""The national database's own lists: which are loaded, and loading one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import File, Form, Schema
from ninja.files import UploadedFile

from fourfold.core.api import agencies, problems
from fourfold.reporting.exchange import differences
from fourfold.reporting.exchange.actions import listing
from fourfold.reporting.exchange.api.room import consulted, room
from fourfold.reporting.exchange.forms import ListForm
from fourfold.reporting.exchange.policy import Permission


class LoadedList(Schema):
    """The national database's own list of one kind of an agency's records, as last loaded."""

    kind: str
    agency: str | None
    rows: int
    loaded_by: str
    loaded_at: datetime
    digest: str


class LoadedLists(Schema):
    """Every list that is loaded, by kind."""

    count: int
    items: list[LoadedList]


class ListTold(Schema):
    """What was loaded: rows of your agencies, and rows of others, which are only counted; `says` is it in words."""

    rows: int
    elsewhere: int
    says: list[str]


@room.reads("/exchange/lists", Permission.VIEW, LoadedLists)
def loaded(request: Any) -> LoadedLists:
    """Which of the national database's own lists are loaded: what the reconciliation compares with."""
    codes = agencies.codes()
    items = [
        LoadedList(
            kind=one.kind, agency=codes.get(one.agency_id), rows=one.rows, loaded_by=one.loaded_by.name,
            loaded_at=one.loaded_at, digest=one.digest,
        )
        for one in differences.lists()
    ]  # fmt: skip
    consulted(request, "lists", "record", rows=len(items))
    return LoadedLists(count=len(items), items=items)


@room.writes("/exchange/lists", Permission.SEND, ListTold, status=201)
def load(request: Any, kind: Form[str], file: File[UploadedFile]) -> ListTold:
    """Load the national database's own list of one kind; it takes the place of the one before."""
    said = problems.checked(ListForm({"kind": kind}, {"file": file}))
    found = listing.load(kind=said["kind"], file=said["file"], by=request.viewer, at=request.at)
    return ListTold(rows=found.rows, elsewhere=found.elsewhere, says=found.sentences())
