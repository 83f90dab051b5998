"""What was shared with a partner: the list, one copy, the copy as a file, and saying that it was read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import copies, edition_words, partner_words, presenters
from fourfold.core.sharing.actions import receiving
from fourfold.core.sharing.forms.sharing import ReceivedFilterForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.frame import Link
from fourfold.core.ui.narrowing import chips


@door(Permission.RECEIVE)
def received(request: Any) -> HttpResponse:
    """What was shared with the viewer's agency and may still be used, the newest first."""
    asked = lists.asked(request.GET, edition_words.RECEIVED, copies.NEWEST_FIRST)
    found = copies.page(_rows(request), asked)
    audit.consulted("partner.received", by=request.viewer, kind="copy", rows=len(found.rows))
    words = _words(request)
    chosen = _chosen(request)
    form = ReceivedFilterForm(chosen, purposes=list(words.lists["sharing_purpose"].items()))
    rows = [
        edition_words.received_row(one, words, reverse("sharing:received", args=[one.copy]))
        for one in found.rows
    ]
    page = lists.page_of(
        request, edition_words.RECEIVED, asked.sort, rows, found, total=found.total,
        chips=chips(request, form, chosen), filters=["purpose", "only"],
    )  # fmt: skip
    said = ngettext("%(count)s copy is shared with us", "%(count)s copies are shared with us", found.total)
    context = {
        "page": page,
        "form": form,
        "kept": lists.kept(request, ("purpose", "only")),
        "agency": request.viewer.agency_name,
    }
    h1 = said % {"count": formats.number(found.total)}
    return pages.render(request, "sharing/partner/received.jinja", context, h1=h1, title=_("Shared with us"))


@door(Permission.RECEIVE)
def received_csv(request: Any) -> HttpResponseBase:
    """The list as CSV."""
    return exports.csv_response(_list_cover(request), edition_words.RECEIVED, _list_values(request))


@door(Permission.RECEIVE)
def received_xlsx(request: Any) -> HttpResponseBase:
    """The list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_list_cover(request), edition_words.RECEIVED, _list_values(request))


@door(Permission.RECEIVE)
def copy(request: Any, copy: str) -> HttpResponse:
    """One copy as it was shared, with its marking; it prints."""
    found, words = _found_or_404(request, copy), _words(request)
    context = {
        "copy": found,
        "facts": edition_words.facts(found, words),
        "edition_parts": edition_words.told(found.body),
        "marking": edition_words.marking(found.sensitive),
        "actions": [
            partner_words.task(one, words) for one in copies.actions_of(found) if one.done_at is None
        ],
        "trail": (Link(_("Shared with us"), reverse("sharing:received-list")),),
    }
    return pages.render(
        request,
        "sharing/partner/copy.jinja",
        context,
        h1=found.subject,
        title=_("A copy that was shared with us"),
    )


@door(Permission.RECEIVE)
def copy_csv(request: Any, copy: str) -> HttpResponseBase:
    """The copy as CSV, with its cover."""
    found = _taken(request, copy)
    return exports.csv_response(
        _cover(request, found), edition_words.EDITION, edition_words.edition_values(found.body)
    )


@door(Permission.RECEIVE)
def copy_xlsx(request: Any, copy: str) -> HttpResponseBase:
    """The copy as a spreadsheet, with its cover sheet."""
    found = _taken(request, copy)
    return spreadsheets.xlsx_response(
        _cover(request, found), edition_words.EDITION, edition_words.edition_values(found.body)
    )


@door(Permission.RECEIVE)
@require_POST
def acknowledge(request: Any, copy: str) -> HttpResponse:
    """A copy was read."""
    found = _found_or_404(request, copy)
    receiving.acknowledge(disclosure=found, by=request.viewer, at=request.at)
    messages.success(request, _("Acknowledged."))
    return redirect("sharing:received", found.copy)


def _found_or_404(request: Any, written: str) -> Any:
    found = copies.copy(written)
    if found is None or found.partner_id not in request.viewer.agencies:
        raise Http404
    audit.consulted("copy.read", by=request.viewer, kind="copy", target=found.copy)
    return found


def _taken(request: Any, written: str) -> Any:
    """A copy that leaves the platform as a file: also that is written down."""
    found = _found_or_404(request, written)
    audit.disclosed("copy.export", by=request.viewer, kind="copy", target=found.copy, rows=len(found.body))
    return found


def _cover(request: Any, found: Any) -> exports.Cover:
    words = _words(request)
    return exports.Cover(
        title=_("%(subject)s, copy %(copy)s") % {"subject": found.subject, "copy": found.copy},
        who=request.viewer.name,
        run_at=request.at,
        filters=[f"{label}: {value}" for label, value in edition_words.facts(found, words)],
        marking=edition_words.marking(found.sensitive),
        digest=found.digest,
    )


def _words(request: Any) -> presenters.Words:
    return presenters.Words.on(clock.day_of(request.at))


def _chosen(request: Any) -> dict[str, list[str]]:
    given = {name: request.GET.getlist(name) for name in ("purpose", "only")}
    return {name: values for name, values in given.items() if values}


def _rows(request: Any) -> Any:
    chosen = _chosen(request)
    return copies.received(
        request.viewer, chosen.get("purpose", ()), to_do=copies.TO_DO in chosen.get("only", ())
    )


def _list_values(request: Any) -> list[list[Any]]:
    sort = lists.asked(request.GET, edition_words.RECEIVED, copies.NEWEST_FIRST).sort
    found, words = copies.every(_rows(request), sort), _words(request)
    audit.disclosed("partner.export", by=request.viewer, kind="copy", rows=len(found))
    return [edition_words.received_values(one, words) for one in found]


def _list_cover(request: Any) -> exports.Cover:
    words = _words(request)
    chosen = [words.one("sharing_purpose", one) for one in request.GET.getlist("purpose")]
    return exports.Cover(
        title=_("Shared with us"), who=request.viewer.name, run_at=request.at, filters=chosen
    )
