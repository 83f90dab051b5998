"""Files for the national database: all of them, one, its rows, and the file itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from ninja import Query, Schema

from fourfold.core.api import agencies, lists
from fourfold.core.api.schemas import Listed, Number, Paging
from fourfold.core.ui.lists import Sort
from fourfold.reporting.exchange import file_queries, file_words, files
from fourfold.reporting.exchange.api.room import consulted, page, room
from fourfold.reporting.exchange.api.told import FileTold, as_it_stands
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.views.fetching import fetched
from fourfold.reporting.exchange.views.files import found_or_404

CSV = "text/csv"
IN_ORDER = Sort("place")


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


@room.reads("/exchange/files", Permission.VIEW, Files)
def file_list(request: Any, given: Query[Paging]) -> Files:
    """The files of your unit."""
    asked = lists.asked(given, file_words.FILES, file_queries.NEWEST_FIRST)
    found = file_queries.uploads(asked)
    consulted(request, "files", "upload", rows=len(found.rows))
    codes = agencies.codes()
    return Files(**lists.told(found, asked), items=[FileTold.of(one, codes) for one in found.rows])


@room.reads("/exchange/files/{number}", Permission.VIEW, FileTold)
def file(request: Any, number: Number) -> FileTold:
    """One file, and where it stands."""
    found = found_or_404(number)
    consulted(request, "file", "upload", target=found)
    return as_it_stands(number)


@room.reads("/exchange/files/{number}/rows", Permission.VIEW, Rows)
def rows(request: Any, number: Number, given: Query[Paging]) -> Rows:
    """The rows of a file, with the answer to each."""
    found = found_or_404(number)
    asked = lists.asked(given, file_words.FILE_COLUMNS, IN_ORDER)
    sent = {str(one.pk): one for one in file_queries.sent_of(found)}
    some, counted = page(sent, asked)
    consulted(request, "file", "upload", target=found, rows=len(some))
    same = ("row", "reference", "act", "accepted", "national_reference", "reason", "answered_at")
    return Rows(**counted, items=[RowTold(**{name: getattr(one, name) for name in same}) for one in some])


@room.reads("/exchange/files/{number}/rows.csv", Permission.SEND, str, media=CSV)
def as_csv(request: Any, number: Number) -> HttpResponse:
    """The file to put in, as CSV: the same bytes whenever it is fetched."""
    _found, cells = fetched(request, number)
    return HttpResponse(files.as_csv(cells), content_type=f"{CSV}; charset=utf-8")
