"""What went, for the agency that shared: the list, and one copy with what became of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import copies, edition_words, policy, presenters
from fourfold.core.sharing.forms.sharing import ReceivedFilterForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.frame import Link
from fourfold.core.ui.narrowing import chips


@door(Permission.VIEW)
def given_out(request: Any) -> HttpResponse:
    """Every copy that agencies of the viewer's shared, the newest first."""
    asked = lists.asked(request.GET, edition_words.GIVEN_OUT, copies.NEWEST_FIRST)
    purposes = request.GET.getlist("purpose")
    found = copies.page(copies.given_out(request.viewer, purposes), asked)
    audit.consulted("share.list", by=request.viewer, kind="copy", rows=len(found.rows))
    words = _words(request)
    form = _form(words, purposes)
    rows = [
        edition_words.given_row(one, words, reverse("sharing:copy", args=[one.copy])) for one in found.rows
    ]
    page = lists.page_of(
        request, edition_words.GIVEN_OUT, asked.sort, rows, found, total=found.total,
        chips=chips(request, form, {"purpose": purposes} if purposes else {}), filters=["purpose"],
    )  # fmt: skip
    said = ngettext("%(count)s copy was shared", "%(count)s copies were shared", found.total)
    context = {"page": page, "form": form, "kept": lists.kept(request, ("purpose",))}
    h1 = said % {"count": formats.number(found.total)}
    return pages.render(request, "sharing/given_out.jinja", context, h1=h1, title=_("What was shared"))


@door(Permission.VIEW)
def given_out_csv(request: Any) -> HttpResponseBase:
    """The list as CSV."""
    return exports.csv_response(_cover(request), edition_words.GIVEN_OUT, _values(request))


@door(Permission.VIEW)
def given_out_xlsx(request: Any) -> HttpResponseBase:
    """The list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), edition_words.GIVEN_OUT, _values(request))


@door(Permission.VIEW)
def copy(request: Any, copy: str) -> HttpResponse:
    """One copy: its words as they went, to whom, whether they read it, and whether its source changed since."""
    found = found_or_404(request, copy)
    words, standing = _words(request), copies.standing(found)
    decides = policy.can_offer(request.viewer, found.from_agency_id) and found.withdrawn_at is None
    context = {
        "copy": found,
        "facts": edition_words.facts(found, words),
        "edition_parts": edition_words.told(found.body),
        "marking": edition_words.marking(found.sensitive),
        "late": presenters.copy_late(found, standing),
        "actions": copies.actions_of(found),
        "events": presenters.copy_events(found, standing, copies.corrections_of(found)),
        "about": found.about,
        "decides": decides,
        "instead": reverse("sharing:share", args=[found.about]) + f"?instead={found.copy}",
        "trail": (Link(_("What was shared"), reverse("sharing:given-out")),),
    }
    h1 = _("Shared with %(agency)s") % {"agency": words.agency(found.partner_id)}
    return pages.render(request, "sharing/copy.jinja", context, h1=h1)


def found_or_404(request: Any, written: str) -> Any:
    """A copy that an agency of the viewer's shared."""
    found = copies.copy(written)
    if found is None or found.from_agency_id not in request.viewer.agencies:
        raise Http404
    audit.consulted("copy.read", by=request.viewer, kind="copy", target=found.copy)
    return found


def _words(request: Any) -> presenters.Words:
    return presenters.Words.on(clock.day_of(request.at))


def _form(words: presenters.Words, purposes: list[str]) -> ReceivedFilterForm:
    form = ReceivedFilterForm({"purpose": purposes}, purposes=list(words.lists["sharing_purpose"].items()))
    del form.fields["only"]
    return form


def _values(request: Any) -> list[list[Any]]:
    sort = lists.asked(request.GET, edition_words.GIVEN_OUT, copies.NEWEST_FIRST).sort
    found = copies.every(copies.given_out(request.viewer, request.GET.getlist("purpose")), sort)
    words = _words(request)
    audit.disclosed("share.export", by=request.viewer, kind="copy", rows=len(found))
    return [edition_words.given_values(one, words) for one in found]


def _cover(request: Any) -> exports.Cover:
    words = _words(request)
    chosen = [words.one("sharing_purpose", one) for one in request.GET.getlist("purpose")]
    return exports.Cover(
        title=_("What was shared"), who=request.viewer.name, run_at=request.at, filters=chosen
    )
