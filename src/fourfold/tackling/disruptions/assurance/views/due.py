"""The questions of 30, 90 and 180 days that are due, and the same as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, lists, pages, paging, spreadsheets
from fourfold.core.ui.lists import Sort
from fourfold.tackling.disruptions import queries as disruptions
from fourfold.tackling.disruptions.assurance import queries, question_words
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.presenters import Words


@door(Permission.RECORD)
def to_follow(request: Any) -> HttpResponse:
    """The questions that are due, the oldest event first. It has no past: it is what waits now."""
    today = clock.day_of(request.at)
    asked = lists.asked(request.GET, question_words.FOLLOW_COLUMNS, Sort("ended"))
    found = paging.page(queries.due(request.viewer, today), "ended", asked)
    threats = disruptions.threats_of([one.pk for one in found.rows])
    audit.record(audit.Operation.CONSULTATION, "disruption.to_follow", by=request.viewer, kind="disruption",
                 rows=len(found.rows))  # fmt: skip
    page = lists.page_of(
        request,
        question_words.FOLLOW_COLUMNS,
        asked.sort,
        question_words.questions(found.rows, threats, Words.on(today), today),
        found,
        total=found.total,
    )
    heading = ngettext("%(count)s question is due", "%(count)s questions are due", found.total)
    return pages.render(request, "disruptions/assurance/to_follow.jinja", {"page": page},
                        h1=heading % {"count": formats.number(found.total)}, title=_("Did effects last?"))  # fmt: skip


@door(Permission.RECORD)
def to_follow_csv(request: Any) -> HttpResponseBase:
    """The questions that are due, as CSV."""
    return exports.csv_response(_cover(request), question_words.FOLLOW_COLUMNS, _values(request))


@door(Permission.RECORD)
def to_follow_xlsx(request: Any) -> HttpResponseBase:
    """The questions that are due, as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), question_words.FOLLOW_COLUMNS, _values(request))


def _cover(request: Any) -> exports.Cover:
    return exports.Cover(title=_("Did effects last?"), who=request.viewer.name, run_at=request.at, filters=[])


def _values(request: Any) -> list[list[Any]]:
    today = clock.day_of(request.at)
    found = list(queries.due(request.viewer, today))
    audit.disclosed("disruption.to_follow.export", by=request.viewer, kind="disruption",
                 rows=len(found))  # fmt: skip
    threats = disruptions.threats_of([one.pk for one in found])
    return question_words.question_values(found, threats, Words.on(today), today)
