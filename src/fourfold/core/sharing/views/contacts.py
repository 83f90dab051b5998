"""Whom an embedded partner may contact: the list, and saying what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import contact_words, contacts, presenters
from fourfold.core.sharing.actions import contacting
from fourfold.core.sharing.forms.sharing import ResultForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules.agreements import Broken
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import NOTHING, save


@door(Permission.RECEIVE)
def to_contact(request: Any) -> HttpResponse:
    """Everybody whom the viewer's agency may contact, the newest first."""
    asked = lists.asked(request.GET, contact_words.COLUMNS, contacts.NEWEST_FIRST)
    found = contacts.page(contacts.own(request.viewer), asked)
    audit.consulted("contact.list", by=request.viewer, kind="contact", rows=len(found.rows))
    words = _words(request)
    rows = [contact_words.row(one, words, reverse("sharing:contact", args=[one.pk])) for one in found.rows]
    page = lists.page_of(request, contact_words.COLUMNS, asked.sort, rows, found, total=found.total)
    said = ngettext("%(count)s person to contact", "%(count)s people to contact", found.total)
    h1 = said % {"count": formats.number(found.total)}
    return pages.render(
        request, "sharing/partner/contacts.jinja", {"page": page}, h1=h1, title=_("People to contact")
    )


@door(Permission.RECEIVE)
def to_contact_csv(request: Any) -> HttpResponseBase:
    """The list as CSV."""
    return exports.csv_response(_cover(request), contact_words.COLUMNS, _values(request))


@door(Permission.RECEIVE)
def to_contact_xlsx(request: Any) -> HttpResponseBase:
    """The list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), contact_words.COLUMNS, _values(request))


@door(Permission.RECEIVE)
def contact(request: Any, number: int) -> HttpResponse:
    """One person: why, whom to ring, and one question: what came of it."""
    found = contacts.one(number, request.viewer)
    if found is None:
        raise Http404
    audit.consulted("contact.read", by=request.viewer, kind="contact", target=found.pk)
    form, saved = ResultForm(request.POST or None, initial={"opened": found.edition}), NOTHING
    if request.method == "POST" and form.is_valid():
        said = {"outcome": form.cleaned_data["result"], "opened": form.cleaned_data["opened"]}
        clashed = _("Somebody gave a result in the meantime. Look at it first.")
        saved = save(
            request, form,
            lambda: contacting.say_outcome(contact=found, **said, by=request.viewer, at=request.at),
            broken=(Broken,), clashed=clashed,
        )  # fmt: skip
        if saved.done:
            messages.success(request, _("Thank you. They read your result."))
            return redirect("sharing:contacts")
    values = contact_words.values(found, _words(request))
    context = {
        "form": form,
        "contact": found,
        "opened": saved.edition(form),
        "facts": [
            (column.label, formats.short_day(value) if column.key == "since" else value)
            for column, value in zip(contact_words.COLUMNS[1:], values[1:], strict=True)
        ],
        "trail": (Link(_("People to contact"), reverse("sharing:contacts")),),
    }
    return pages.render(
        request,
        "sharing/partner/contact.jinja",
        context,
        h1=_("Somebody to contact"),
        title=_("Somebody to contact"),
    )


def _words(request: Any) -> presenters.Words:
    return presenters.Words.on(clock.day_of(request.at))


def _values(request: Any) -> list[list[Any]]:
    sort = lists.asked(request.GET, contact_words.COLUMNS, contacts.NEWEST_FIRST).sort
    found, words = contacts.every(contacts.own(request.viewer), sort), _words(request)
    audit.disclosed("contact.export", by=request.viewer, kind="contact", rows=len(found))
    return [contact_words.values(one, words) for one in found]


def _cover(request: Any) -> exports.Cover:
    return exports.Cover(title=_("People to contact"), who=request.viewer.name, run_at=request.at)
