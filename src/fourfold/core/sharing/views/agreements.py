"""Agreements: the list, one of them, and asking for a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.agencies import presenters as agency_words
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.sharing import agreements, choices, policy, presenters
from fourfold.core.sharing.actions import agreeing
from fourfold.core.sharing.forms.agreements import AgreementForm, FilterForm
from fourfold.core.sharing.policy import Permission
from fourfold.core.sharing.rules import agreements as rules
from fourfold.core.ui import exports, formats, lists, pages, spreadsheets
from fourfold.core.ui.frame import Link
from fourfold.core.ui.narrowing import chips
from fourfold.core.ui.saving import save


@door(Permission.VIEW)
def agreement_list(request: Any) -> HttpResponse:
    """Every agreement that the viewer may read, the newest first."""
    asked = lists.asked(request.GET, presenters.COLUMNS, agreements.NEWEST_FIRST)
    states = request.GET.getlist("state")
    found = agreements.listing(asked, states)
    audit.consulted("agreement.list", by=request.viewer, kind="agreement", rows=len(found.rows))
    parties, words = agreements.Parties.of(one.pk for one in found.rows), _words(request)
    form, chosen = FilterForm({"state": states}), {"state": tuple(states)} if states else {}
    rows = [
        presenters.row(one, parties, words, reverse("sharing:agreement", args=[one.pk])) for one in found.rows
    ]
    page = lists.page_of(
        request, presenters.COLUMNS, asked.sort, rows, found, total=found.total,
        chips=chips(request, form, chosen), filters=["state"],
    )  # fmt: skip
    said = ngettext("%(count)s agreement about sharing", "%(count)s agreements about sharing", found.total)
    context = {
        "page": page,
        "form": form,
        "kept": lists.kept(request, ("state",)),
        "may_ask": request.viewer.may(Permission.AGREE) and not request.viewer.read_only,
    }
    h1 = said % {"count": formats.number(found.total)}
    return pages.render(request, "sharing/agreements.jinja", context, h1=h1, title=_("Agreements"))


@door(Permission.VIEW)
def export_csv(request: Any) -> HttpResponseBase:
    """The list as CSV."""
    return exports.csv_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW)
def agreement(request: Any, number: int) -> HttpResponse:
    """One agreement: what it means today, what was agreed, and what happened to it."""
    found = found_or_404(request, number)
    parties, words = agreements.Parties.of([found.pk]), _words(request)
    terms = agreements.terms(found, parties)
    gone = [row for row in parties.now(found.pk) if row.agency_id not in agreements.existing(words.day)]
    keeps = policy.can_agree(request.viewer, found.owner_agency_id)
    context = {
        "agreement": found,
        "answer": presenters.answer(found, parties, words),
        "facts": presenters.facts(found, parties, words),
        "late": presenters.late(found, gone, words),
        "gone": [(row.pk, words.agency(row.agency_id)) for row in gone] if keeps else [],
        "handed": presenters.handed(parties.rows.get(found.pk, []), words),
        "events": presenters.events(agreements.versions(found.pk)),
        "may_decide": rules.is_waiting(terms)
        and policy.can_approve(request.viewer, found.owner_agency_id, found.asked_by_id),
        "may_withdraw": rules.is_waiting(terms) and request.viewer.user_id == found.asked_by_id,
        "may_change": keeps and rules.standing(terms, words.day) in ("in_force", "overdue", "due_soon"),
        "trail": trail(),
    }
    h1 = _("Agreement %(number)s") % {"number": found.pk}
    return pages.render(request, "sharing/agreement.jinja", context, h1=h1)


@door(Permission.AGREE)
def add(request: Any) -> HttpResponse:
    """Ask for a new agreement; a second person approves it."""
    today = clock.day_of(request.at)
    words = _words(request)
    form = AgreementForm(
        request.POST or None,
        owners=agency_words.owners(request.viewer.write_agencies, today),
        agencies=choices.partners(request.viewer, today),
        lists=words.lists,
        initial={"starts_on": today},
    )
    if request.method == "POST" and form.is_valid():
        said = {"agreed": form.agreed(), "parties": form.cleaned_data["parties"]}
        made = save(
            request,
            form,
            lambda: agreeing.ask(**said, by=request.viewer, at=request.at),
            broken=(rules.Broken,),
        ).gave
        if made is not None:
            messages.success(request, _("Asked for. It holds when a second person has approved it."))
            return redirect("sharing:agreement", made.pk)
    context = {"form": form, "trail": trail()}
    return pages.render(request, "sharing/add_agreement.jinja", context, h1=_("A new agreement"))


def found_or_404(request: Any, number: int) -> Any:
    """The agreement, or the page that says the same for none and for one that is not this viewer's."""
    found = agreements.agreement(number)
    if found is None:
        raise Http404
    audit.consulted("agreement.read", by=request.viewer, kind="agreement", target=found.pk)
    return found


def trail() -> tuple[Link, ...]:
    """The way back."""
    return (Link(_("Agreements"), reverse("sharing:agreements")),)


def _words(request: Any) -> presenters.Words:
    return presenters.Words.on(clock.day_of(request.at))


def _values(request: Any) -> list[list[Any]]:
    sort = lists.asked(request.GET, presenters.COLUMNS, agreements.NEWEST_FIRST).sort
    found = agreements.every(sort, request.GET.getlist("state"))
    parties, words = agreements.Parties.of(one.pk for one in found), _words(request)
    audit.record(
        audit.Operation.DISCLOSURE, "agreement.export", by=request.viewer, kind="agreement", rows=len(found)
    )
    return [presenters.values(one, parties, words) for one in found]


def _cover(request: Any) -> exports.Cover:
    states = dict(presenters.STATES)
    chosen = [str(states[word]) for word in request.GET.getlist("state") if word in states]
    return exports.Cover(
        title=_("Agreements about sharing"), who=request.viewer.name, run_at=request.at, filters=chosen
    )
