"""The page of performance, and the same as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Unanswerable
from fourfold.core.history import clock
from fourfold.core.reference.presenters import labels
from fourfold.core.ui import exports, formats, pages, spreadsheets
from fourfold.reporting.performance import break_words, drawing, files, presenters
from fourfold.reporting.performance.asked import Asked, asked
from fourfold.reporting.performance.forms import ASKS, AskForm
from fourfold.reporting.performance.policy import Permission
from fourfold.reporting.performance.report import Performance, performance
from fourfold.reporting.performance.rules.waits import LATE, VERY_LATE


@door(Permission.VIEW, past=True)
def page(request: Any) -> HttpResponse:
    """The figures of the agencies that the viewer sees, for the year and the days that they chose."""
    form = form_of(request)
    context: dict[str, Any] = {"form": form, "asks": ASKS, "found": None}
    if form.is_valid():
        found = found_for(request, form)
        audit.consulted("performance", by=request.viewer, kind="disruption")
        context |= {
            "found": found,
            "words": _words(request, found),
            "drawing": drawing,
            "say": presenters,
            "breaks": break_words,
            "late": LATE,
            "very_late": VERY_LATE,
            "few_below": formats.SMALLEST_BASE_FOR_A_RATE,
        }
    return pages.render(request, "performance/page.jinja", context, h1=_("Performance"))


@door(Permission.VIEW, past=True)
def as_csv(request: Any) -> HttpResponseBase:
    """Every figure of the page as CSV."""
    return exports.csv_response(*_file(request))


@door(Permission.VIEW, past=True)
def as_xlsx(request: Any) -> HttpResponseBase:
    """Every figure of the page as a spreadsheet with a cover."""
    return spreadsheets.xlsx_response(*_file(request))


def _file(request: Any) -> tuple[exports.Cover, Any, list[list[Any]]]:
    form = form_of(request)
    if not form.is_valid():
        raise Unanswerable(next(iter(form.errors.values()))[0])
    found = found_for(request, form)
    rows = list(files.rows(found, _words(request, found)))
    audit.disclosed("performance export", by=request.viewer, kind="disruption", rows=len(rows))
    cover = exports.Cover(
        title=_("Performance"), who=request.viewer.name, run_at=request.at, as_of=request.as_of,
        filters=[presenters.chosen(found.asked)],
    )  # fmt: skip
    return cover, files.COLUMNS, rows


def found_for(request: Any, form: AskForm) -> Performance:
    """The figures that a valid form asks for, as the request may know them."""
    return performance(_asked(request, form), keys=request.viewer.agencies, as_of=request.as_of)


def _asked(request: Any, form: AskForm) -> Asked:
    return asked(form.cleaned_data, request.as_of or request.at)


def form_of(request: Any) -> AskForm:
    """The form with what was asked, or as it is first shown."""
    latest = request.as_of or request.at
    usual = asked({}, latest)
    shown = {
        "year": usual.year,
        "year_of": usual.year_of,
        "first": usual.moments[0].day,
        "second": usual.moments[-1].day,
    }
    chosen = {name: request.GET.get(name, "").strip() or shown[name] for name in ASKS}
    return AskForm(chosen, latest=clock.day_of(latest))


def _words(request: Any, found: Performance) -> presenters.Words:
    four_ps = labels("four_ps", found.asked.known.day, known=request.as_of)
    return presenters.Words(found, four_ps, as_of=presenters.as_known_words(request))
