"""The tree of agencies on a day, and one agency with its past."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.agencies import presenters as words
from fourfold.core.agencies import queries, rules
from fourfold.core.agencies.models import Agency
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import exports, formats, frame, pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.lists import Column
from fourfold.resourcing.register import presenters, tree
from fourfold.resourcing.register.forms import DayForm
from fourfold.resourcing.register.policy import Permission


@door(Permission.VIEW)
def agencies(request: Any) -> HttpResponse:
    """Every agency as it stood on a day, the viewer's own region first and open."""
    day, form = _day(request)
    audit.record(audit.Operation.CONSULTATION, "agency.list", by=request.viewer, kind="agency")
    nodes = tree.on(day)
    own = queries.region_of(request.viewer.agency_id, day) if request.viewer.agency_id else None
    context = {
        "form": form,
        "day": day,
        "query": _query(request, day),
        "own": [node for node in nodes if node.number == own],
        "others": [node for node in nodes if node.number != own and node.below],
        "alone": [node for node in nodes if node.number != own and not node.below],
        "ended": tree.ended(day),
        "kinds": words.KINDS,
        "manages": request.viewer.may(Permission.MANAGE),
    }
    h1 = _("Agencies on %(day)s") % {"day": formats.day(day)}
    return pages.render(request, "register/agencies.jinja", context, h1=h1, title=_("Agencies"))


@door(Permission.VIEW)
def export_csv(request: Any) -> HttpResponseBase:
    """The tree on a day as CSV, one row an agency."""
    day, _form = _day(request)
    rows = [
        (node.code, node.name, str(words.KINDS[node.kind]), above or _("stands at the top"),  # type: ignore[index]
         _("partner") if node.partner else _("part"))
        for node, above in tree.flat(tree.on(day))
    ]  # fmt: skip
    audit.record(
        audit.Operation.DISCLOSURE, "agency.export", by=request.viewer, kind="agency", rows=len(rows)
    )
    columns = [
        Column(key, label)
        for key, label in (("code", _("Code")), ("name", _("Name")), ("kind", _("Kind")),
                           ("above", _("Stands under")), ("bond", _("How")))
    ]  # fmt: skip
    title = _("Agencies on %(day)s") % {"day": formats.day(day)}
    return exports.csv_response(
        exports.Cover(title=title, who=request.viewer.name, run_at=request.at), columns, rows
    )


@door(Permission.VIEW)
def agency(request: Any, code: str) -> HttpResponse:
    """One agency on a day, with its names, places and changes over time."""
    found = found_or_404(code)
    day, form = _day(request)
    audit.record(audit.Operation.CONSULTATION, "agency.read", by=request.viewer, kind="agency", target=code)
    codes, names = {number: code for code, number in queries.codes().items()}, words.names(day)
    exists = found.pk in rules.existing(queries.register().names, day)
    context = {
        "agency": found,
        "form": form,
        "day": day,
        "query": _query(request, day),
        "exists": exists,
        "facts": presenters.facts(found, day),
        "names": presenters.names(found),
        "places": presenters.places(found, day),
        "became": presenters.became(found, day),
        "came_from": presenters.came_from(found, day),
        "below": [(codes[one], names[one]) for one in queries.children(found.pk, day)],
        "undecided": queries.undecided(found.pk, day),
        "to_decide": presenters.to_decide(found),
        "manages": request.viewer.may(Permission.MANAGE),
        "trail": trail(),
    }
    return pages.render(request, "register/agency.jinja", context, h1=words.full_name(found.pk, day))


def found_or_404(code: str) -> Agency:
    """The agency with that code."""
    try:
        return queries.agency(code)
    except Agency.DoesNotExist:
        raise Http404 from None


def trail(found: Agency | None = None, day: date | None = None) -> tuple[Link, ...]:
    """The way back: the tree, and the agency when the page is about one."""
    way = [Link(_("Agencies"), reverse("register:agencies"))]
    if found is not None and day is not None:
        way.append(Link(words.full_name(found.pk, day), reverse("register:agency", args=[found.code])))
    return tuple(way)


def _day(request: Any) -> tuple[date, DayForm]:
    """The day that the register is read on: today unless another is asked for; a wrong one is an error."""
    today = clock.day_of(request.at)
    form = DayForm(request.GET if "on" in request.GET else None, initial={"on": today})
    asked = form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None
    return asked or today, form


def _query(request: Any, day: date) -> str:
    """What keeps every link on the day that was asked for."""
    return frame.with_query("", {"on": day.isoformat()}) if request.GET.get("on") else ""
