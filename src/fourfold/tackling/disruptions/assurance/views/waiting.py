"""What waits to be assured, and the same as a file.

It has no past: it is what waits for this person to decide now. What was assured on a past day stands in the list of
disruptions as known on that day.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.narrowing import chips
from fourfold.tackling.disruptions import doubles
from fourfold.tackling.disruptions import queries as disruptions
from fourfold.tackling.disruptions.assurance import queue, words
from fourfold.tackling.disruptions.assurance.forms import QueueFilter
from fourfold.tackling.disruptions.assurance.queue import Narrowed
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.presenters import Words


@door(Permission.ASSURE)
def waiting(request: Any) -> HttpResponse:
    """What waits for this person, the oldest event first."""
    today = clock.day_of(request.at)
    narrowed, ways = Narrowed.of(request), queue.ways_of(request.viewer)
    asked = lists.asked(request.GET, words.COLUMNS, queue.OLDEST_FIRST)
    found = queue.listing(narrowed, asked, ways, on=today)
    audit.record(audit.Operation.CONSULTATION, "disruption.waiting", by=request.viewer, kind="disruption",
                 rows=len(found.rows))  # fmt: skip
    form = _form(request, narrowed)
    page = lists.page_of(
        request,
        words.COLUMNS,
        asked.sort,
        _rows(found.rows, Words.on(today)),
        found,
        total=found.total,
        chips=chips(request, form, narrowed.words()),
        filters=queue.FILTERS,
    )
    heading = ngettext("%(count)s effect to agree", "%(count)s effects to agree", found.total)
    context = {
        "page": page,
        "form": form,
        "kept": lists.kept(request, queue.FILTERS),
        "is_chair": queue.is_chair(request.viewer),
    }
    return pages.render(
        request, "disruptions/assurance/waiting.jinja", context,
        h1=heading % {"count": formats.number(found.total)}, title=_("Assurance"),
    )  # fmt: skip


@door(Permission.ASSURE)
def export_csv(request: Any) -> HttpResponseBase:
    """All of it as CSV."""
    return exports.csv_response(_cover(request), words.COLUMNS, _values(request))


@door(Permission.ASSURE)
def export_xlsx(request: Any) -> HttpResponseBase:
    """All of it as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), words.COLUMNS, _values(request))


def _rows(found: Any, said: Words) -> list[Any]:
    threats = disruptions.threats_of([one.pk for one in found])
    return words.rows(found, threats, doubles.how_many([one.pk for one in found]), said)


def _values(request: Any) -> list[list[Any]]:
    today = clock.day_of(request.at)
    rows = queue.waiting(Narrowed.of(request), queue.ways_of(request.viewer), on=today)
    found = list(rows.order_by("event_on", "pk"))
    audit.disclosed("disruption.waiting.export", by=request.viewer, kind="disruption",
                 rows=len(found))  # fmt: skip
    threats = disruptions.threats_of([one.pk for one in found])
    return words.values(found, threats, doubles.how_many([one.pk for one in found]), Words.on(today))


def _form(request: Any, narrowed: Narrowed) -> QueueFilter:
    today = clock.day_of(request.at)
    said = Words.on(today)
    late = _("Over %(days)s days after the event") % {"days": queue.LATE.days}
    choices = {
        "agency": owners(request.viewer.agencies, today),
        "p": list(said.ps.items()),
        "grade": [*said.categories.items(), ("unsaid", words.grade("", said))],
        "late": [("yes", late)],
    }
    return QueueFilter({name: list(chosen) for name, chosen in narrowed.words().items()}, choices=choices)


def _cover(request: Any) -> exports.Cover:
    narrowed = Narrowed.of(request)
    said = [str(chip.label) for chip in chips(request, _form(request, narrowed), narrowed.words())]
    return exports.Cover(title=_("Assurance"), who=request.viewer.name, run_at=request.at, filters=said)
