"""Restricted records that the viewer keeps, and one of them with its list."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.restricted import queries
from fourfold.core.restricted.models import Restriction
from fourfold.core.restricted.policy import Permission
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.restricting import presenters


@door(Permission.RESTRICT)
def restricted_list(request: Any) -> HttpResponse:
    """Every record on a list that the viewer keeps."""
    found = queries.lists(request.viewer)
    audit.consulted("access.restricted", by=request.viewer, kind="restriction", rows=len(found))
    context = {"lines": [presenters.line(one, request.at) for one in found]}
    return pages.render(request, "restricting/list.jinja", context, h1=_("Restricted records"))


@door(Permission.MEMBERS)
def restriction(request: Any, number: int) -> HttpResponse:
    """Who is on the list of a record, who is barred of it, and what waits."""
    found = found_or_404(request, number)
    audit.consulted("access.restriction", by=request.viewer, kind=found.kind, target=found.reference)
    context = {
        "number": number,
        "facts": presenters.facts(found, request.at),
        "lifting": presenters.lifting(found),
        "asked_by_me": found.lift_asked_by_id == request.viewer.user_id,
        "open": found.compartment.mode == "open",
        "places": [presenters.place(one) for one in queries.members(found.compartment_id, request.at)],
        "interests": queries.interests(found.kind, found.record),
        "emergencies": [
            (one.pk, presenters.opened_by(one), presenters.judged(one))
            for one in queries.emergencies([found.compartment_id])
        ],
        "matches": queries.matches(number),
        "record_url": _address(request, found),
        "trail": trail(),
    }
    said = {"record": presenters.called(found)}
    return pages.render(request, "restricting/one.jinja", context, h1=_("Restriction of %(record)s") % said)


def found_or_404(request: Any, number: int) -> Restriction:
    """A restriction that the viewer keeps; the same page for none and for one of somebody else's."""
    found = queries.by_number(number)
    if found is None or found.compartment_id not in request.viewer.write_compartments:
        raise Http404
    return found


def trail(found: Restriction | None = None) -> tuple[Link, ...]:
    """The way back: the list, and the restriction when the page is about one."""
    way = [Link(_("Restricted records"), reverse("restricting:list"))]
    if found is not None:
        way.append(Link(presenters.called(found), reverse("restricting:one", args=[found.pk])))
    return tuple(way)


def _address(request: Any, found: Restriction) -> str:
    record = presenters.named(found.kind, found.reference.rsplit("/", 1)[-1], request.viewer)
    return record.url if record else ""
