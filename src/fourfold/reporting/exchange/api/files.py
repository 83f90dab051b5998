"""Files for the national database: written, fetched, put in, taken back; and the receipts that answer them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from ninja import Field, File, Query, Schema
from ninja.files import UploadedFile

from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.schemas import Listed, Number, Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.ui.lists import Sort
from fourfold.reporting.exchange import file_queries, file_words, files
from fourfold.reporting.exchange.actions import answering, writing
from fourfold.reporting.exchange.api.room import page, room
from fourfold.reporting.exchange.forms import ReceiptForm, TakeBackForm, WriteForm
from fourfold.reporting.exchange.models import Upload
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.views.files import fetched, found_or_404

CSV = "text/csv"
IN_ORDER = Sort("place")


class FileTold(Schema):
    """A file of one kind of record. `state` is written, put_in or taken_back; the digest is of its CSV form."""

    number: int
    reference: str
    kind: str
    agency: str | None = Field(description="The unit that enters it.")
    state: str
    rows: int
    map_version: int
    digest: str
    made_by: str
    made_at: datetime
    put_in_by: str | None
    put_in_at: datetime | None
    taken_back_by: str | None
    taken_back_at: datetime | None
    taken_back_because: str

    @classmethod
    def of(cls, one: Upload, codes: dict[int, str]) -> FileTold:
        """From a file as it stands."""
        same = ("kind", "rows", "map_version", "digest", "made_at", "put_in_at", "taken_back_at",
                "taken_back_because")  # fmt: skip
        people: dict[str, Any] = {
            name: person.name if (person := getattr(one, name)) else None
            for name in ("made_by", "put_in_by", "taken_back_by")
        }
        state = "taken_back" if one.taken_back_at else "put_in" if one.put_in_at else "written"
        return cls(
            **{name: getattr(one, name) for name in same}, **people, number=one.pk, reference=str(one),
            agency=codes.get(one.agency_id), state=state,
        )  # fmt: skip


class Files(Listed):
    """A page of files, the newest first."""

    items: list[FileTold]


class RowTold(Schema):
    """One row of a file: what it asks for of which record, and what was answered; `accepted` is null until then."""

    row: str
    reference: str
    act: str
    accepted: bool | None
    national_reference: str
    reason: str
    answered_at: datetime | None


class Rows(Listed):
    """A page of the rows of a file, in their order."""

    items: list[RowTold]


class NewFile(Sent):
    """Of which kind (threat, assessment, disruption); and whether what was refused is sent again uncorrected."""

    kind: str = Field(max_length=12)
    unchanged_too: bool = False


class TakeBack(Sent):
    """Why."""

    because: str = Field(max_length=500)


class Nothing(Sent):
    """An empty object."""


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


@room.reads("/exchange/files", Permission.VIEW, Files)
def file_list(request: Any, given: Query[Paging]) -> Files:
    """The files of your unit."""
    asked = lists.asked(given, file_words.FILES, file_queries.NEWEST_FIRST)
    found = file_queries.uploads(asked)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.files", by=request.viewer, kind="upload", rows=len(found.rows)
    )
    codes = agencies.codes()
    return Files(**lists.told(found, asked), items=[FileTold.of(one, codes) for one in found.rows])


@room.writes("/exchange/files", Permission.SEND, FileTold, status=201)
def write(request: Any, given: NewFile) -> FileTold:
    """Write the file of everything of a kind that waits in your unit's outbox. A person puts it in."""
    said = problems.checked(WriteForm(given.model_dump()))
    made = writing.write(
        kind=said["kind"], unchanged_too=said["unchanged_too"], by=request.viewer, at=request.at
    )
    return _now(made.pk)


@room.reads("/exchange/files/{number}", Permission.VIEW, FileTold)
def file(request: Any, number: Number) -> FileTold:
    """One file, and where it stands."""
    found = found_or_404(number)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.file", by=request.viewer, kind="upload", target=found
    )
    return _now(number)


@room.reads("/exchange/files/{number}/rows", Permission.VIEW, Rows)
def rows(request: Any, number: Number, given: Query[Paging]) -> Rows:
    """The rows of a file, with the answer to each."""
    found = found_or_404(number)
    asked = lists.asked(given, file_words.FILE_COLUMNS, IN_ORDER)
    sent = {str(one.pk): one for one in file_queries.sent_of(found)}
    some, counted = page(sent, asked)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.file", by=request.viewer, kind="upload", target=found,
        rows=len(some),
    )  # fmt: skip
    same = ("row", "reference", "act", "accepted", "national_reference", "reason", "answered_at")
    return Rows(**counted, items=[RowTold(**{name: getattr(one, name) for name in same}) for one in some])


@room.reads("/exchange/files/{number}/receipts", Permission.VIEW, Receipts)
def receipts(request: Any, number: Number) -> Receipts:
    """The receipts that answered rows of a file."""
    found = found_or_404(number)
    taken = file_queries.receipts_of(found)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.file", by=request.viewer, kind="upload", target=found,
        rows=len(taken),
    )  # fmt: skip
    same = ("taken_at", "accepted", "refused", "not_here", "digest")
    items = [
        ReceiptTaken(**{name: getattr(one, name) for name in same}, number=one.pk, taken_by=one.taken_by.name)
        for one in taken
    ]
    return Receipts(count=len(items), items=items)


@room.reads("/exchange/files/{number}/rows.csv", Permission.SEND, str, media=CSV)
def as_csv(request: Any, number: Number) -> HttpResponse:
    """The file to put in, as CSV: the same bytes whenever it is fetched."""
    _found, cells = fetched(request, number)
    return HttpResponse(files.as_csv(cells), content_type=f"{CSV}; charset=utf-8")


@room.writes("/exchange/files/{number}/put-in", Permission.SEND, FileTold)
def put_in(request: Any, number: Number, given: Nothing) -> FileTold:
    """Say that a file was put into the national database. Said twice, it changes nothing."""
    writing.put_in(upload=found_or_404(number), by=request.viewer, at=request.at)
    return _now(number)


@room.writes("/exchange/files/{number}/take-back", Permission.SEND, FileTold)
def take_back(request: Any, number: Number, given: TakeBack) -> FileTold:
    """Take back a file that was not put in: its records wait in the outbox again."""
    found = found_or_404(number)
    said = problems.checked(TakeBackForm(given.model_dump()))
    writing.take_back(upload=found, because=said["because"], by=request.viewer, at=request.at)
    return _now(number)


@room.writes("/exchange/receipts", Permission.SEND, ReceiptTold, status=201)
def take(request: Any, file: File[UploadedFile]) -> ReceiptTold:
    """Take a receipt, CSV or XLSX, as the national database gave it. Taken twice, it changes nothing."""
    said = problems.checked(ReceiptForm({}, {"file": file}))
    taken = answering.take(file=said["file"], by=request.viewer, at=request.at)
    same = ("accepted", "refused", "again", "otherwise", "not_here", "taken_before")
    return ReceiptTold(**{name: getattr(taken, name) for name in same}, says=taken.sentences())


def _now(number: int) -> FileTold:
    return FileTold.of(found_or_404(number), agencies.codes())
