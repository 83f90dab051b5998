"""Somebody's own spreadsheet: which heading is which of our columns is proposed, and a person says."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import frame, pages
from fourfold.data.sources import queries
from fourfold.data.sources.actions import drafting, turns
from fourfold.data.sources.contracts import proposing
from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.forms import MatchForm
from fourfold.data.sources.models import Batch
from fourfold.data.sources.policy import Permission
from fourfold.data.sources.reading.glancing import Glance
from fourfold.data.sources.views.batches import found_or_404

MOST_ROW = 200


@door(Permission.LOAD)
def match(request: Any, number: int) -> HttpResponse:
    """Say which column of a spreadsheet is which; its rows then come in as drafts."""
    found = found_or_404(number)
    if found.state != Batch.State.UNMATCHED:
        return redirect("sources:batch", number)
    try:
        sheets = queries.glances(found, _row(request))
    except Refused as refused:
        return pages.refusal(request, str(refused))
    wanted = request.GET.get("sheet", "")
    glance = next((one for one in sheets if one.sheet == wanted), sheets[0])
    base, known = queries.maps_for(found)
    form = MatchForm(
        request.POST or None,
        glance=glance,
        labels=proposing.labels(base),
        needed={one.name for one in base.columns if one.required},
        proposed=proposing.proposed(glance.headings, base, known),
    )
    if request.method == "POST" and form.is_valid():
        try:
            drafting.match(batch=found, glance=glance, named=form.named, by=request.viewer, at=request.at)
            return redirect("sources:batch", number)
        except turns.Busy as busy:
            form.add_error(None, str(busy))
    audit.consulted("batch.read", by=request.viewer, kind="batch", target=found)
    return _page(request, found, form, glance, sheets)


def _row(request: Any) -> int | None:
    said = request.GET.get("row", "")
    return int(said) if said.isdecimal() and len(said) < 7 and 0 < int(said) <= MOST_ROW else None


def _page(request: Any, found: Any, form: MatchForm, glance: Glance, sheets: list[Glance]) -> HttpResponse:
    context = {
        "batch": found,
        "form": form,
        "glance": glance,
        "sheets": [one.sheet for one in sheets if one.sheet],
        "caption": str(found),
        "trail": [
            frame.Link(_("Feeds"), reverse("sources:list")),
            frame.Link(str(found), reverse("sources:batch", args=[found.pk])),
            frame.Link(_("Which column is which"), ""),
        ],
    }
    return pages.render(request, "sources/match.jinja", context, h1=_("Which column is which?"))
