"""One operation: its page and its history."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.ui import frame, pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.operations import changes, policy, presenters, queries
from fourfold.resourcing.operations.policy import Permission
from fourfold.resourcing.operations.views.listing import words_of


@door(Permission.VIEW, past=True)
def operation(request: Any, number: int) -> HttpResponse:
    """What an operation is, and which threats it serves."""
    found = found_or_404(number, request)
    audit.consulted("operation.read", by=request.viewer, kind="operation", target=number)
    words = words_of(request)
    served = queries.served([number], as_of=request.as_of).get(number, [])
    writes = request.as_of is None and policy.can_record(request.viewer, found.owner_agency_id)
    context = {
        "operation": found,
        "facts": presenters.facts(found, words),
        "served": served,
        "agencies": words.agencies,
        "first": changes.first_version(number),
        "panels": capability.built("operation", request.viewer, found, request.as_of or request.at),
        "writes": writes,
        "goes_on": found.ends_on is None,
        "trail": trail(request),
        "tabs": tabs(request, number),
    }
    return pages.render(request, "operations/operation.jinja", context, h1=found.name, title=_("Operation"))


@door(Permission.VIEW, past=True)
def history(request: Any, number: int) -> HttpResponse:
    """What changed on an operation, when and by whom, up to the moment that the page is read as known on."""
    found = found_or_404(number, request)
    audit.consulted("operation.history", by=request.viewer, kind="operation", target=number)
    context = {
        "events": changes.history(number, words_of(request), until=request.as_of),
        "trail": trail(request),
        "tabs": tabs(request, number, "history"),
    }
    h1 = _("History of %(name)s") % {"name": found.name}
    return pages.render(
        request, "operations/history.jinja", context, h1=h1, title=_("History of an operation")
    )


def found_or_404(number: int, request: Any) -> Any:
    """The operation, or the page that says the same for none and for one that is not the viewer's."""
    found = queries.operation(number, as_of=request.as_of)
    if found is None:
        raise Http404
    return found


def writable_or_404(number: int, request: Any) -> Any:
    """An operation that the viewer may change; refused in words when it is another agency's."""
    found = found_or_404(number, request)
    policy.check_record(request.viewer, found.owner_agency_id)
    return found


def trail(request: Any, found: Any | None = None) -> tuple[Link, ...]:
    """The way back: the register, and the operation when the page is about one."""
    way = [Link(_("Operations"), frame.keep_as_of(request, reverse("operations:list")))]
    if found is not None:
        way.append(Link(found.name, reverse("operations:operation", args=[found.record])))
    return tuple(way)


def tabs(request: Any, number: int, active: str = "operation") -> list[Link]:
    """The record's own navigation."""
    return [
        Link(label, frame.keep_as_of(request, reverse(f"operations:{name}", args=[number])), name == active)
        for label, name in ((_("Overview"), "operation"), (_("History"), "history"))
    ]
