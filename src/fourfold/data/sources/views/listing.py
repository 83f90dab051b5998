"""The list of batches."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import short_names
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import formats, lists, pages
from fourfold.data.sources import policy, presenters, queries, work_words
from fourfold.data.sources.policy import Permission


@door(Permission.VIEW)
def batch_list(request: Any) -> HttpResponse:
    """Every file that arrived, the newest first; above it what needs a person."""
    asked = lists.asked(request.GET, presenters.BATCHES, queries.NEWEST_FIRST)
    found = queries.batches(asked)
    names, in_hand = short_names(clock.day_of(request.at)), queries.in_hand()
    rows = [presenters.batch_row(one, names, work_words.in_hand(in_hand.get(one.pk))) for one in found.rows]
    context = {
        "page": lists.page_of(request, presenters.BATCHES, asked.sort, rows, found, total=found.total),
        "unsettled": queries.unsettled(request.viewer),
        "undecided": queries.undecided(request.viewer),
        "may_load": policy.can_load(request.viewer) and bool(queries.feeds(request.viewer)),
    }
    audit.consulted("batch.list", by=request.viewer, kind="batch", rows=len(found.rows))
    h1 = ngettext("%(count)s file", "%(count)s files", found.total) % {"count": formats.number(found.total)}
    return pages.render(request, "sources/list.jinja", context, h1=h1, title=_("Feeds"))
