"""A file taken away, to be put in."""

from __future__ import annotations

import tempfile
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, spreadsheets
from fourfold.reporting.exchange import file_queries, files, maps
from fourfold.reporting.exchange.models import Upload
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.views.files import found_or_404


@door(Permission.SEND)
def as_csv(request: Any, number: int) -> HttpResponseBase:
    """The file to put in, as CSV."""
    found, cells = fetched(request, number)
    return exports.attached(
        HttpResponse(files.as_csv(cells), content_type="text/csv; charset=utf-8"), f"{found}.csv"
    )


@door(Permission.SEND)
def as_xlsx(request: Any, number: int) -> HttpResponseBase:
    """The file to put in, as a workbook."""
    found, cells = fetched(request, number)
    held = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    files.write_xlsx(held, maps.national_map(found.map_version).sheets[found.kind].name, cells)
    held.seek(0)
    return exports.attached(FileResponse(held, content_type=spreadsheets.KIND), f"{found}.xlsx")


def fetched(request: Any, number: int) -> tuple[Upload, list[list[str]]]:
    """A file and its cells, for whoever takes it away to put it in."""
    found = found_or_404(number)
    file_queries.check_sees(request.viewer, [found], clock.day_of(request.at))
    audit.disclosed(
        "exchange.fetch",
        by=request.viewer,
        kind="upload",
        target=found,
        rows=found.rows,
        recipient=audit.NATIONAL_DATABASE,
        purpose=audit.Purpose.NATIONAL_DATABASE,
    )
    return found, list(files.rows(found, file_queries.sent_of(found)))
