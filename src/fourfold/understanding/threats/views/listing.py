"""The regional threat list and its exports."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, frame, lists, pages, spreadsheets
from fourfold.core.ui.lists import Asked, Chip, ListPage
from fourfold.understanding.threats import presenters, queries
from fourfold.understanding.threats.actions import saving
from fourfold.understanding.threats.filters import INSPECTION, Filters
from fourfold.understanding.threats.forms.listing import FilterForm
from fourfold.understanding.threats.policy import Permission

ONLY = ("prison", "overdue", "unassessed", "changed")


@door(Permission.VIEW, past=True)
def threat_list(request: Any) -> HttpResponse:
    """The list: filtered, sorted, searched, counted, today or as known on a past day."""
    asked = lists.asked(request.GET, presenters.COLUMNS, queries.WORST_FIRST)
    filters, words = filters_of(request), words_of(request)
    found = queries.listing(filters, asked, now=request.at, as_of=request.as_of, words=words)
    audit.record(
        audit.Operation.CONSULTATION, "threat.list", by=request.viewer, kind="threat", rows=len(found.rows)
    )
    labels = presenters.Words.on(_day(request))
    form = FilterForm(
        _chosen(request, filters), words=labels, owners=owners(request.viewer.keys, _day(request))
    )
    context = {
        "page": _page(request, found, asked, labels, form),
        "form": form,
        "kept": lists.kept(request, (*filters.words(), "more", "as_of", *ONLY)),
        "words": words,
        "found": found,
        "inspection": _inspection(request),
        "views": queries.saved_views(request.viewer.user_id),
        "query": request.GET.urlencode(),
    }
    return pages.render(
        request, "threats/list.jinja", context, h1=_heading(request, found.total), title=_("Threats")
    )


@door(Permission.VIEW, past=True)
def export_csv(request: Any) -> HttpResponseBase:
    """The whole filtered list as CSV."""
    return exports.csv_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW, past=True)
def export_xlsx(request: Any) -> HttpResponseBase:
    """The whole filtered list as a spreadsheet with a cover sheet."""
    return spreadsheets.xlsx_response(_cover(request), presenters.COLUMNS, _values(request))


@door(Permission.VIEW)
@require_POST
def find(request: Any) -> HttpResponse:
    """Find a threat: its reference opens it; other words search the list.

    Sent by POST and kept in the session, so that no name stands in an address, a log or a browser's history.
    """
    words = request.POST.get("words", "").replace("\0", "").strip()[:200]
    audit.record(audit.Operation.CONSULTATION, "threat.find", by=request.viewer, kind="search")
    found = queries.threat(words.upper()) if words else None
    if found is not None:
        return redirect("threats:threat", found.reference)
    request.session["words"] = words
    return redirect(f"{reverse('threats:list')}{'?search=1' if words else ''}")


@door(Permission.VIEW)
@require_POST
def save_view(request: Any) -> HttpResponse:
    """Keep the filters of the list under a name; an empty set of filters is a view too."""
    name = request.POST.get("name", "").replace("\0", "").strip()[:60]
    if not name:
        return pages.refusal(request, _("Give the view a name."), status=400)
    saving.save_view(user_id=request.viewer.user_id, name=name, query=request.POST.get("query", ""))
    messages.success(request, _("The view is saved under %(name)s.") % {"name": name})
    return redirect(f"{reverse('threats:list')}?{request.POST.get('query', '')}")


@door(Permission.VIEW)
@require_POST
def forget_view(request: Any, number: int) -> HttpResponse:
    """Remove one of the viewer's own views."""
    saving.forget_view(user_id=request.viewer.user_id, number=number)
    return redirect("threats:list")


def filters_of(request: HttpRequest) -> Filters:
    """The filters of the address; the boxes of "Only" are filters of their own."""
    words = {name: request.GET.getlist(name) for name in request.GET}
    words |= {name: ["yes"] for name in request.GET.getlist("more") if name in ONLY}
    return Filters.from_words(words)


def words_of(request: HttpRequest) -> str:
    """The words last searched for: kept in the session, so that no name stands in an address."""
    return str(request.session.get("words", "")) if request.GET.get("search") else ""


def _values(request: Any) -> list[list[Any]]:
    """Rows for a file, read now: the transaction of the viewer ends before the file is sent."""
    asked = lists.asked(request.GET, presenters.COLUMNS, queries.WORST_FIRST)
    labels = presenters.Words.on(_day(request))
    rows = queries.every(
        filters_of(request), asked.sort, now=request.at, as_of=request.as_of, words=words_of(request)
    )
    values = [presenters.values(row, labels) for row in rows]
    audit.record(
        audit.Operation.DISCLOSURE, "threat.export", by=request.viewer, kind="threat", rows=len(values)
    )
    return values


def _cover(request: Any) -> exports.Cover:
    labels = presenters.Words.on(_day(request))
    form = FilterForm(None, words=labels, owners=owners(request.viewer.keys, _day(request)))
    chips = [str(chip.label) for chip in _chips(request, filters_of(request), form)]
    return exports.Cover(
        title=_("Threats"), who=request.viewer.name, run_at=request.at, as_of=request.as_of, filters=chips
    )


def _page(
    request: Any, found: queries.Listing, asked: Asked, labels: presenters.Words, form: FilterForm
) -> ListPage:
    rows = [presenters.row(threat, labels, _url(request, threat)) for threat in found.rows]
    names = [*form.fields, *ONLY]
    return ListPage(
        heads=lists.heads(request, presenters.COLUMNS, asked.sort),
        rows=rows,
        total=found.total,
        chips=_chips(request, filters_of(request), form),
        clear_url=lists.cleared(request, [name for name in names if name != "as_of"]),
        **lists.page_links(request, asked.sort, found.first, found.last),
    )


def _chips(request: HttpRequest, filters: Filters, form: FilterForm) -> list[Chip]:
    """One removable chip for each value in force, in the words of the form."""
    labels: dict[str, dict[str, Any]] = {
        name: dict(getattr(field, "choices", ())) for name, field in form.fields.items()
    }
    return [
        Chip(
            labels["more"][name] if name in ONLY else labels[name].get(value, value),
            lists.without(request, "more" if name in ONLY else name, name if name in ONLY else value),
        )
        for name, values in filters.words().items()
        for value in values
        if name in ONLY or name in labels
    ]


def _chosen(request: Any, filters: Filters) -> dict[str, Any]:
    chosen: dict[str, Any] = {name: list(values) for name, values in filters.words().items()}
    chosen["more"] = [name for name in ONLY if name in chosen]
    chosen["as_of"] = request.GET.get("as_of", "")
    return chosen


def _heading(request: Any, total: int) -> str:
    sentence = ngettext("%(count)s threat", "%(count)s threats", total) % {"count": formats.number(total)}
    if request.as_of is None:
        return sentence
    return _("%(threats)s as known %(moment)s") % {
        "threats": sentence,
        "moment": formats.day(request.as_of),
    }


def _inspection(request: HttpRequest) -> str:
    """The address of the saved view that shows what the inspection extracted."""
    pairs = [(name, value) for name, values in INSPECTION.words().items() for value in values]
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return frame.keep_as_of(request, f"{reverse('threats:list')}?{query}")


def _url(request: Any, threat: Any) -> str:
    return frame.keep_as_of(request, reverse("threats:threat", args=[threat.reference]))


def _day(request: Any) -> date:
    return clock.day_of(request.as_of or request.at)
