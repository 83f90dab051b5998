"""Files for the national database: written, looked at, fetched, put in, taken back."""

from __future__ import annotations

import tempfile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, lists, pages, spreadsheets
from fourfold.core.ui.frame import Link
from fourfold.core.ui.lists import ListPage, Sort
from fourfold.core.ui.paging import page_in_order
from fourfold.reporting.exchange import (
    entering,
    file_queries,
    file_words,
    files,
    forms,
    maps,
    policy,
    presenters,
)
from fourfold.reporting.exchange.actions import writing
from fourfold.reporting.exchange.models import Sent, Upload
from fourfold.reporting.exchange.policy import Permission
from fourfold.reporting.exchange.rules import Broken

IN_ORDER = Sort("place")


@door(Permission.SEND)
@require_POST
def write(request: Any) -> HttpResponse:
    """Write the file of what waits."""
    form = forms.WriteForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    try:
        made = writing.write(
            kind=given["kind"], unchanged_too=given["unchanged_too"], by=request.viewer, at=request.at
        )
    except Broken as broken:
        messages.error(request, str(broken))
        return redirect("exchange:outbox")
    messages.success(
        request, _("%(file)s is written. Fetch it, put it in, and say here that you did.") % {"file": made}
    )
    return redirect("exchange:file", made.pk)


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
        {"page": page, "trail": _trail()},
        h1=_("Files for the national database"),
    )


@door(Permission.VIEW)
def file(request: Any, number: int) -> HttpResponse:
    """One file: what it asks for, where it stands, what was answered."""
    return _shown(request, found_or_404(number))


@door(Permission.SEND)
@require_POST
def put_in(request: Any, number: int) -> HttpResponse:
    """Somebody says that they put a file in."""
    found = found_or_404(number)
    try:
        writing.put_in(upload=found, by=request.viewer, at=request.at)
    except Broken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(
            request, _("%(file)s counts as sent. Take its receipt when it comes.") % {"file": found}
        )
    return redirect("exchange:file", number)


@door(Permission.SEND)
@require_POST
def take_back(request: Any, number: int) -> HttpResponse:
    """Take a file back before it is put in."""
    found = found_or_404(number)
    form = forms.TakeBackForm(request.POST)
    if form.is_valid():
        try:
            writing.take_back(
                upload=found, because=form.cleaned_data["because"], by=request.viewer, at=request.at
            )
        except Broken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("%(file)s is taken back. Its records wait again.") % {"file": found})
            return redirect("exchange:outbox")
    return _shown(request, found, form)


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
    audit.record(
        audit.Operation.DISCLOSURE,
        "exchange.fetch",
        by=request.viewer,
        kind="upload",
        target=found,
        rows=found.rows,
    )
    return found, list(files.rows(found, file_queries.sent_of(found)))


def _shown(request: Any, found: Upload, form: Any = None) -> HttpResponse:
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
        "trail": _trail(Link(_("Files"), reverse("exchange:files"))),
    }
    return pages.render(request, "exchange/file.jinja", context, h1=_("File %(file)s") % {"file": found})


def _rows(request: Any, sent: list[Sent]) -> ListPage:
    """A page of the rows of a file, in their order."""
    by_number = {one.pk: one for one in sent}
    asked = lists.asked(request.GET, file_words.FILE_COLUMNS, IN_ORDER)
    return page_in_order(request, file_words.FILE_COLUMNS, asked, by_number, file_words.sent_row)


def _trail(*more: Link) -> tuple[Link, ...]:
    return (Link(_("Outbox"), reverse("exchange:outbox")), *more)


def found_or_404(number: int) -> Upload:
    """The file, or the page that says the same for none and for one that is not the viewer's."""
    found = file_queries.upload(number)
    if found is None:
        raise Http404
    return found
