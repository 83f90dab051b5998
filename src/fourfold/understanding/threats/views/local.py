"""Local threats: what an officer reads before a shift, on a telephone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.access import as_known
from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import lists, pages
from fourfold.core.ui.lists import ListPage
from fourfold.core.ui.paging import Page
from fourfold.understanding.threats.briefs import areas, local, sheet, words
from fourfold.understanding.threats.forms.briefing import AreaForm
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views.narrowing import words_on


@door(Permission.VIEW, past=True)
def local_threats(request: Any) -> HttpResponse:
    """The open threats of the viewer's force, or of one council area: safety, who, signs, what to report, to whom."""
    found = local.opened(request.at, request.as_of)
    form, area = _asked_area(request, found)
    asked = lists.asked(request.GET, (), local.FIRST.sort)
    page = local.page(found, area, asked, now=request.at, as_of=request.as_of)
    audit.consulted("threat.local", by=request.viewer, kind="threat", rows=len(page.rows))
    labels, on = words_on(request), as_known.day_of(request)
    where = labels.agency(area) if area else ""
    blocks = [words.block(entry, labels, on) for entry in page.rows]
    context = {
        "form": form,
        "area": where,
        "blocks": blocks,
        "fits": sheet.fitting(blocks),
        "page": _page(request, page),
        "kept": lists.kept(request, ("area",)),
    }
    heading = words.heading(page.total, where)
    return pages.render(request, "threats/local.jinja", context, h1=heading, title=_("Local threats"))


def _asked_area(request: Any, found: local.Opened) -> tuple[AreaForm, int | None]:
    """The form of the areas, and the one in the address; one that is not among them is said, and chooses none."""
    choices = areas.choices(
        found.touched, request.viewer.agencies, as_known.day_of(request), as_of=request.as_of
    )
    form = AreaForm(request.GET or None, areas=choices)
    chosen = form.cleaned_data["area"] if form.is_valid() else ""
    return form, int(chosen) if chosen else None


def _page(request: Any, found: Page) -> ListPage:
    links = lists.page_links(request, local.FIRST.sort, found)
    return ListPage(heads=(), rows=found.rows, total=found.total, **links)
