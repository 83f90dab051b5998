"""The region map: the sentence and the table first, the drawing after."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from fourfold.core.access import as_known
from fourfold.core.access.doors import door
from fourfold.core.agencies import areas
from fourfold.core.audit import actions as audit
from fourfold.core.ui import exports, formats, pages
from fourfold.core.ui.lists import Chip, Column, ListPage
from fourfold.core.ui.narrowing import chips
from fourfold.understanding.threats import by_force
from fourfold.understanding.threats.filters import NOT_CLOSED, Filters
from fourfold.understanding.threats.forms.listing import MapForm
from fourfold.understanding.threats.policy import Permission


@door(Permission.VIEW, past=True)
def region_map(request: Any) -> HttpResponse:
    """Threats by force, recorded: not the amount of crime."""
    rows = _rows(request)
    audit.consulted("threat.map", by=request.viewer, kind="threat", rows=len(rows))
    shown = [row for row in rows if row.supplied]
    form = MapForm(request.GET or None)
    context = {
        "page": ListPage((), rows, len(rows), chips=_narrowed_to(request, form)),
        "rows": rows,
        "picture": areas.picture(),
        "form": form,
        "total": sum(row.total for row in shown),
        "counted": sorted({row.counted for row in shown if row.counted}),
        "no_people": by_force.populations(as_known.day_of(request))[1],
        "highest": max(shown, key=lambda row: row.rate or 0, default=None),
    }
    return pages.render(request, "threats/map.jinja", context, h1=_("Region map"))


@door(Permission.VIEW, past=True)
def map_csv(request: Any) -> Any:
    """The table of the map as CSV."""
    rows = _rows(request)
    audit.disclosed("threat.map export", by=request.viewer, kind="threat", rows=len(rows))
    cover = exports.Cover(
        title=_("Region map"), who=request.viewer.name, run_at=request.at, as_of=request.as_of,
        filters=[str(chip.label) for chip in _narrowed_to(request, MapForm())],
    )  # fmt: skip
    columns = [
        Column(key, label)
        for key, label in (
            ("force", _("Force")), ("threats", _("Threats")), ("rate", _("For each 100,000 people")),
            ("groups", _("Groups")), ("individuals", _("Individuals")), ("vulnerabilities", _("Vulnerabilities")),
        )
    ]  # fmt: skip
    return exports.csv_response(cover, columns, [_values(row) for row in rows])


def _narrowed_to(request: Any, form: MapForm) -> list[Chip]:
    """The types and tiers that the map is narrowed to, in words."""
    return chips(request, form, {name: request.GET.getlist(name) for name in ("kind", "tier")})


def _rows(request: Any) -> list[by_force.ForceCount]:
    filters = Filters(
        kind=tuple(request.GET.getlist("kind")), tier=tuple(request.GET.getlist("tier")), phase=(NOT_CLOSED,)
    )
    on = as_known.day_of(request)
    return by_force.force_counts(
        filters, keys=request.viewer.agencies, on=on, now=request.at, as_of=request.as_of
    )


def _values(row: by_force.ForceCount) -> list[Any]:
    if not row.supplied:
        return [row.name, *[row.missing] * 5]
    return [
        row.name,
        row.total,
        row.rate or formats.unknown(),
        row.groups,
        row.individuals,
        row.vulnerabilities,
    ]
