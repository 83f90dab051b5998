"""Receipts: taking one, and those that answered rows of a file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Field, File, Schema
from ninja.files import UploadedFile

from fourfold.core.api import problems
from fourfold.core.api.schemas import Number
from fourfold.reporting.exchange import file_queries
from fourfold.reporting.exchange.actions import answering
from fourfold.reporting.exchange.api.room import consulted, room
from fourfold.reporting.exchange.forms import ReceiptForm
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.views.files import found_or_404


class ReceiptTold(Schema):
    """What a receipt did: `says` is the same in words. Taken before, it changed nothing."""

    accepted: int
    refused: int
    again: int = Field(description="Rows that had this answer before.")
    otherwise: int = Field(
        description="Rows that were accepted before and are refused now: they stay accepted."
    )
    not_here: int = Field(description="Rows that name nothing of your unit's files.")
    taken_before: bool
    says: list[str]


class ReceiptTaken(Schema):
    """A receipt that answered rows of a file: who took it and when, and what it said of all files together."""

    number: int
    taken_by: str
    taken_at: datetime
    accepted: int
    refused: int
    not_here: int
    digest: str


class Receipts(Schema):
    """The receipts of one file, in the order in which they were taken."""

    count: int
    items: list[ReceiptTaken]


@room.reads("/exchange/files/{number}/receipts", Permission.VIEW, Receipts)
def receipts(request: Any, number: Number) -> Receipts:
    """The receipts that answered rows of a file."""
    found = found_or_404(number)
    taken = file_queries.receipts_of(found)
    consulted(request, "file", "upload", target=found, rows=len(taken))
    same = ("taken_at", "accepted", "refused", "not_here", "digest")
    items = [
        ReceiptTaken(**{name: getattr(one, name) for name in same}, number=one.pk, taken_by=one.taken_by.name)
        for one in taken
    ]
    return Receipts(count=len(items), items=items)


@room.writes("/exchange/receipts", Permission.SEND, ReceiptTold, status=201)
def take(request: Any, file: File[UploadedFile]) -> ReceiptTold:
    """Take a receipt, CSV or XLSX, as the national database gave it. Taken twice, it changes nothing."""
    said = problems.checked(ReceiptForm({}, {"file": file}))
    taken = answering.take(file=said["file"], by=request.viewer, at=request.at)
    same = ("accepted", "refused", "again", "otherwise", "not_here", "taken_before")
    return ReceiptTold(**{name: getattr(taken, name) for name in same}, says=taken.sentences())
