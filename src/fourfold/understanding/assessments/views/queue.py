"""The moderation queue, and the same as a file.

It has no past: it is what waits for this moderator to act on now, and what they may moderate depends on their role and
their own part in each today. What waited on a past day stands on the threats of that day, by their moderation state.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners, short_names
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.lists import Asked, ListPage
from fourfold.core.ui.narrowing import chips
from fourfold.understanding.assessments import waiting
from fourfold.understanding.assessments.forms.filters import QueueFilter
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import queue as presented

FILTERS = ("force", "kind", "again", "second")


@door(Permission.MODERATE)
def queue(request: Any) -> HttpResponse:
    """What waits for this moderator, the longest first, with what changed and where two assessors differ."""
    asked = lists.asked(request.GET, presented.COLUMNS, waiting.LONGEST_FIRST)
    found = waiting.page(request.viewer, filters_of(request), asked, clock.day_of(request.at))
    audit.consulted("moderation.queue", by=request.viewer, kind="assessment", rows=len(found.rows))
    form = _form(request, filters_of(request))
    context = {
        "page": _page(request, found, asked, form),
        "form": form,
        "kept": lists.kept(request, FILTERS),
        "elsewhere": found.elsewhere,
    }
    heading = ngettext("%(count)s assessment to moderate", "%(count)s assessments to moderate", found.total)
    return pages.render(
        request, "assessments/queue.jinja", context,
        h1=heading % {"count": formats.number(found.total)}, title=_("Moderation"),
    )  # fmt: skip


@door(Permission.MODERATE)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole queue as CSV."""
    return exports.csv_response(_cover(request), presented.COLUMNS, _values(request))


@door(Permission.MODERATE)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole queue as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presented.COLUMNS, _values(request))


def filters_of(request: Any) -> dict[str, list[str]]:
    """The filters of the address."""
    return {name: request.GET.getlist(name) for name in FILTERS if request.GET.getlist(name)}


def _form(request: Any, chosen: dict[str, list[str]] | None = None) -> QueueFilter:
    return QueueFilter(chosen, forces=owners(request.viewer.agencies, clock.day_of(request.at)))


def _names(request: Any) -> dict[int, str]:
    return short_names(clock.day_of(request.at))


def _page(request: Any, found: waiting.Waiting, asked: Asked, form: QueueFilter) -> ListPage:
    return lists.page_of(
        request,
        presented.COLUMNS,
        asked.sort,
        presented.rows(found, _names(request), request.at),
        found,
        total=found.total,
        chips=chips(request, form, filters_of(request)),
        filters=FILTERS,
    )


def _values(request: Any) -> list[list[Any]]:
    found = waiting.whole(request.viewer, filters_of(request), clock.day_of(request.at))
    audit.disclosed("moderation.export", by=request.viewer, kind="assessment",
                 rows=found.total)  # fmt: skip
    return presented.values(found, _names(request), request.at)


def _cover(request: Any) -> exports.Cover:
    said = [str(chip.label) for chip in chips(request, _form(request), filters_of(request))]
    return exports.Cover(title=_("Moderation"), who=request.viewer.name, run_at=request.at, filters=said)
