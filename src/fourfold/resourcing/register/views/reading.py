"""The tree of agencies on a day, and one agency with its past; both also as they were known on a past day.

`?on=` is the day on which the tree stands, `?as_of=` the day on which that was known: a change that was entered late,
with a first day before, is seen on that first day by what is known now and not by what was known then.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import as_known
from fourfold.core.access.doors import door
from fourfold.core.agencies import presenters as words
from fourfold.core.agencies import queries, rules
from fourfold.core.agencies.models import Agency
from fourfold.core.audit import actions as audit
from fourfold.core.ui import exports, formats, frame, pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.lists import Column
from fourfold.resourcing.register import presenters, tree
from fourfold.resourcing.register.forms import DayForm
from fourfold.resourcing.register.policy import Permission


@door(Permission.VIEW, past=True)
def agencies(request: Any) -> HttpResponse:
    """Every agency as it stood on a day, the viewer's own region first and open."""
    day, form = _day(request)
    audit.consulted("agency.list", by=request.viewer, kind="agency")
    nodes, own = tree.on(day, request.as_of), None
    if request.viewer.agency_id:
        own = queries.region_of(request.viewer.agency_id, day, known=request.as_of)
    context = {
        "form": form,
        "day": day,
        "query": _query(request, day),
        "own": [node for node in nodes if node.number == own],
        "others": [node for node in nodes if node.number != own and node.below],
        "alone": [node for node in nodes if node.number != own and not node.below],
        "ended": tree.ended(day, request.as_of),
        "kinds": words.KINDS,
        "manages": _manages(request),
    }
    h1 = _("Agencies on %(day)s") % {"day": formats.day(day)}
    return pages.render(request, "register/agencies.jinja", context, h1=h1, title=_("Agencies"))


@door(Permission.VIEW, past=True)
def export_csv(request: Any) -> HttpResponseBase:
    """The tree on a day as CSV, one row an agency."""
    day, _form = _day(request)
    rows = [
        (node.code, node.name, str(words.KINDS[node.kind]), above or _("stands at the top"),  # type: ignore[index]
         _("partner") if node.partner else _("part"))
        for node, above in tree.flat(tree.on(day, request.as_of))
    ]  # fmt: skip
    audit.disclosed("agency.export", by=request.viewer, kind="agency", rows=len(rows))
    columns = [
        Column(key, label)
        for key, label in (("code", _("Code")), ("name", _("Name")), ("kind", _("Kind")),
                           ("above", _("Stands under")), ("bond", _("How")))
    ]  # fmt: skip
    title = _("Agencies on %(day)s") % {"day": formats.day(day)}
    cover = exports.Cover(title=title, who=request.viewer.name, run_at=request.at, as_of=request.as_of)
    return exports.csv_response(cover, columns, rows)


@door(Permission.VIEW, past=True)
def agency(request: Any, code: str) -> HttpResponse:
    """One agency on a day, with its names, places and changes over time."""
    known = request.as_of
    found = found_or_404(code, known=known)
    day, form = _day(request)
    audit.consulted("agency.read", by=request.viewer, kind="agency", target=code)
    codes, names = {number: code for code, number in queries.codes().items()}, words.names(day, known=known)
    exists = found.pk in rules.existing(queries.register(known).names, day)
    context = {
        "agency": found,
        "form": form,
        "day": day,
        "query": _query(request, day),
        "exists": exists,
        "facts": presenters.facts(found, day, known),
        "names": presenters.names(found, known),
        "places": presenters.places(found, day, known),
        "became": presenters.became(found, day, known),
        "came_from": presenters.came_from(found, day, known),
        "below": [(codes[one], names[one]) for one in queries.children(found.pk, day, known=known)],
        "undecided": queries.undecided(found.pk, day, known=known),
        "to_decide": presenters.to_decide(found),
        "manages": _manages(request),
        "trail": trail(request),
    }
    h1 = words.full_name(found.pk, day, known=known)
    return pages.render(request, "register/agency.jinja", context, h1=h1)


def found_or_404(code: str, *, known: datetime | None = None) -> Agency:
    """The agency with that code."""
    try:
        return queries.agency(code, known=known)
    except Agency.DoesNotExist:
        raise Http404 from None


def trail(request: Any, found: Agency | None = None, day: date | None = None) -> tuple[Link, ...]:
    """The way back: the tree, and the agency when the page is about one."""
    way = [Link(_("Agencies"), frame.keep_as_of(request, reverse("register:agencies")))]
    if found is not None and day is not None:
        way.append(Link(words.full_name(found.pk, day), reverse("register:agency", args=[found.code])))
    return tuple(way)


def _day(request: Any) -> tuple[date, DayForm]:
    """The day that the register is read on: the day known, unless another is asked for; a wrong one is an error."""
    usual = as_known.day_of(request)
    form = DayForm(request.GET if "on" in request.GET else None, initial={"on": usual})
    asked = form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None
    return asked or usual, form


def _query(request: Any, day: date) -> str:
    """What keeps every link on the day that was asked for, and on the moment known."""
    asked = {"on": day.isoformat()} if request.GET.get("on") else {}
    known = {frame.AS_OF: request.GET[frame.AS_OF]} if request.as_of else {}
    return frame.with_query("", asked | known)


def _manages(request: Any) -> bool:
    """Whether changes are offered; of the past, none."""
    return request.as_of is None and request.viewer.may(Permission.MANAGE)
