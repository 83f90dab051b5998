"""The regional threat list."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import formats, frame, lists, pages
from fourfold.core.ui.lists import Asked, ListPage
from fourfold.core.ui.paging import Page
from fourfold.understanding.threats import presenters, queries
from fourfold.understanding.threats.forms.listing import FilterForm
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views import narrowing, saved
from fourfold.understanding.threats.views.narrowing import ONLY, filters_of
from fourfold.understanding.threats.views.searching import words_of


@door(Permission.VIEW, past=True)
def threat_list(request: Any) -> HttpResponse:
    """The list: filtered, sorted, searched, counted, today or as known on a past day."""
    asked = lists.asked(request.GET, presenters.COLUMNS, queries.WORST_FIRST)
    filters, words = filters_of(request), words_of(request)
    found = queries.listing(filters, asked, now=request.at, as_of=request.as_of, words=words)
    audit.consulted("threat.list", by=request.viewer, kind="threat", rows=len(found.rows))
    labels = narrowing.words_on(request)
    form = narrowing.form_of(request, labels, narrowing.chosen_of(request, filters))
    context = {
        "page": _page(request, found, asked, labels, form),
        "form": form,
        "kept": lists.kept(request, (*filters.words(), "more", "as_of", *ONLY)),
        "words": words,
        "inspection": saved.inspection(request),
        "views": saved.links(request),
        "query": request.GET.urlencode(),
    }
    return pages.render(
        request, "threats/list.jinja", context, h1=_heading(request, found.total), title=_("Threats")
    )


def _page(request: Any, found: Page, asked: Asked, labels: presenters.Words, form: FilterForm) -> ListPage:
    rows = [presenters.row(threat, labels, _url(request, threat)) for threat in found.rows]
    return lists.page_of(
        request,
        presenters.COLUMNS,
        asked.sort,
        rows,
        found,
        total=found.total,
        chips=narrowing.chips(request, filters_of(request), form),
        filters=[*form.fields, *ONLY],
    )


def _heading(request: Any, total: int) -> str:
    sentence = ngettext("%(count)s threat", "%(count)s threats", total) % {"count": formats.number(total)}
    return formats.heading_known(sentence, request.as_of)


def _url(request: Any, threat: Any) -> str:
    return frame.keep_as_of(request, reverse("threats:threat", args=[threat.reference]))
