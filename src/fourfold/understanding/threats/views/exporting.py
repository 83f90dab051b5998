"""The whole filtered list as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import exports, lists, spreadsheets
from fourfold.understanding.threats import presenters, queries
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views import narrowing
from fourfold.understanding.threats.views.narrowing import filters_of
from fourfold.understanding.threats.views.searching import words_of


@door(Permission.VIEW, past=True)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole filtered list as CSV."""
    return exports.csv_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW, past=True)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole filtered list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presenters.COLUMNS, _values(request))


def _values(request: Any) -> list[list[Any]]:
    """Rows for a file, read now: the transaction of the viewer ends before the file is sent."""
    asked = lists.asked(request.GET, presenters.COLUMNS, queries.WORST_FIRST)
    labels = narrowing.words_on(request)
    rows = queries.every(
        filters_of(request), asked.sort, now=request.at, as_of=request.as_of, words=words_of(request)
    )
    values = [presenters.values(row, labels) for row in rows]
    audit.disclosed("threat.export", by=request.viewer, kind="threat", rows=len(values))
    return values


def _cover(request: Any) -> exports.Cover:
    form = narrowing.form_of(request, narrowing.words_on(request))
    filters = [str(chip.label) for chip in narrowing.chips(request, filters_of(request), form)]
    if words_of(request):
        filters.append(_("found by words"))  # not which: a name may be among them
    return exports.Cover(
        title=_("Threats"), who=request.viewer.name, run_at=request.at, as_of=request.as_of, filters=filters
    )
