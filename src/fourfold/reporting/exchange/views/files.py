"""Files for the national database: all of them, and one with its rows and what was answered."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import lists, pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.lists import ListPage, Sort
from fourfold.core.ui.paging import page_in_order
from fourfold.reporting.exchange import entering, file_queries, file_words, forms, maps, policy, presenters
from fourfold.reporting.exchange.models import Sent, Upload
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.views import trail

IN_ORDER = Sort("place")


@door(Permission.VIEW)
def file_list(request: Any) -> HttpResponse:
    """Every file of the viewer's unit, the newest first."""
    asked = lists.asked(request.GET, file_words.FILES, file_queries.NEWEST_FIRST)
    found = file_queries.uploads(asked)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.files", by=request.viewer, kind="upload", rows=len(found.rows)
    )
    words = presenters.Words.on(clock.day_of(request.at))
    page = lists.page_of(
        request,
        file_words.FILES,
        asked.sort,
        [file_words.file_row(one, words) for one in found.rows],
        found,
        total=found.total,
    )
    return pages.render(
        request,
        "exchange/files.jinja",
        {"page": page, "trail": trail.after_outbox()},
        h1=_("Files for the national database"),
    )


@door(Permission.VIEW)
def file(request: Any, number: int) -> HttpResponse:
    """One file: what it asks for, where it stands, what was answered."""
    return shown(request, found_or_404(number))


def shown(request: Any, found: Upload, form: Any = None) -> HttpResponse:
    """The page of a file; with the form of taking it back as it was sent, where that was wrong."""
    on = clock.day_of(request.at)
    sent = file_queries.sent_of(found)
    audit.record(
        audit.Operation.CONSULTATION, "exchange.file", by=request.viewer, kind="upload", target=found
    )
    may = (
        policy.can_send(request.viewer, found.agency_id)
        and entering.unit_of(request.viewer, on) == found.agency_id
    )
    context = {
        "upload": found,
        "about": file_words.about(found),
        "facts": file_words.file_facts(found, sent, file_queries.receipts_of(found), presenters.Words.on(on)),
        "page": _rows(request, sent),
        "may_send": may,
        "open": found.put_in_at is None and found.taken_back_at is None,
        "answered": all(one.answered_at for one in sent),
        "form": form or forms.TakeBackForm(),
        "says": maps.national_map(found.map_version).says,
        "trail": trail.after_outbox(Link(_("Files"), reverse("exchange:files"))),
    }
    return pages.render(request, "exchange/file.jinja", context, h1=_("File %(file)s") % {"file": found})


def _rows(request: Any, sent: list[Sent]) -> ListPage:
    """A page of the rows of a file, in their order."""
    by_number = {one.pk: one for one in sent}
    asked = lists.asked(request.GET, file_words.FILE_COLUMNS, IN_ORDER)
    return page_in_order(request, file_words.FILE_COLUMNS, asked, by_number, file_words.sent_row)


def found_or_404(number: int) -> Upload:
    """The file, or the page that says the same for none and for one that is not the viewer's."""
    found = file_queries.upload(number)
    if found is None:
        raise Http404
    return found
