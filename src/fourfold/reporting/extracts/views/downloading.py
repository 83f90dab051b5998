"""The files of a run: codes for the record, words for people."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.reporting.extracts import files
from fourfold.reporting.extracts.definitions import Definition
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.policy import Permission
from fourfold.reporting.extracts.views.runs import found_or_404


@door(Permission.RUN)
def as_csv(request: Any, number: int) -> HttpResponseBase:
    """The file of record."""
    return files.csv_response(*_disclosed(request, number), request.viewer)


@door(Permission.RUN)
def as_xlsx(request: Any, number: int) -> HttpResponseBase:
    """The workbook for people."""
    return files.xlsx_response(*_disclosed(request, number))


def _disclosed(request: Any, number: int) -> tuple[Run, Definition]:
    found, asked = found_or_404(number)
    audit.disclosed("extract.download", by=request.viewer, kind="extract", target=found, rows=found.rows
    )  # fmt: skip
    return found, asked
