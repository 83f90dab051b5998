"""One disruption: its page and its history."""

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
from fourfold.data.entities import queries as entities
from fourfold.tackling.disruptions import changes, policy, presenters, queries, rules, standards
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.listing import words_of


@door(Permission.VIEW, past=True)
def disruption(request: Any, reference: str) -> HttpResponse:
    """What was done, what the threat could do before and not after, what came of it, and as what it stands."""
    found = found_or_404(reference, request)
    audit.record(
        audit.Operation.CONSULTATION,
        "disruption.read",
        by=request.viewer,
        kind="disruption",
        target=found.reference,
    )
    words, as_of = words_of(request), request.as_of
    against = queries.threats_of([found.record], as_of=as_of).get(found.record, [])
    context = {
        "disruption": found,
        "facts": presenters.facts(found, words),
        "more_facts": presenters.more_facts(found, words, _people(found, request)),
        "results": presenters.results(
            queries.results_of([found.record], as_of=as_of).get(found.record, []), words
        ),
        "against": against,
        "standing": standards.in_words(
            found.standing,
            found.role,
            queries.is_against_any(found.record, as_of=as_of),
            on=found.event_on,
            counts=rules.counts(found.joined_into_id, found.withdrawn, found.standing),
        ),
        "leads": queries.by_id(found.joined_into_id, as_of=as_of) if found.joined_into_id else None,
        "led_by": words.agency(found.lead_agency_id),
        "joined": [
            (row, words.agency(row.agency_id)) for row in queries.joined_here(found.record, as_of=as_of)
        ],
        "first": changes.first_version(found.record),
        "acts": _acts(request, found),
        "panels": capability.built("disruption", request.viewer, found, as_of or request.at),
        "attaches": as_of is None
        and not found.withdrawn
        and policy.can_attach(request.viewer, found.agency_id),
        "trail": trail(request),
        "tabs": tabs(request, found.reference),
    }
    return pages.render(request, "disruptions/disruption.jinja", context, h1=found.reference)


@door(Permission.VIEW, past=True)
def history(request: Any, reference: str) -> HttpResponse:
    """What changed on a disruption, when and by whom, up to the moment that the page is read as known on."""
    found = found_or_404(reference, request)
    audit.record(
        audit.Operation.CONSULTATION,
        "disruption.history",
        by=request.viewer,
        kind="disruption",
        target=found.reference,
    )
    context = {
        "events": changes.history(found.record, words_of(request), until=request.as_of or request.at),
        "trail": trail(request),
        "tabs": tabs(request, found.reference, "history"),
    }
    h1 = _("History of %(name)s") % {"name": found.reference}
    return pages.render(request, "disruptions/history.jinja", context, h1=h1)


def found_or_404(reference: str, request: Any) -> Any:
    """The disruption, or the page that says the same for none and for one that is not the viewer's."""
    found = queries.disruption(reference, as_of=request.as_of)
    if found is None:
        raise Http404
    return found


def writable_or_404(reference: str, request: Any) -> Any:
    """A disruption that the viewer may change; refused in words when it is another agency's."""
    found = found_or_404(reference, request)
    policy.check_record(request.viewer, found.agency_id)
    return found


def trail(request: Any, found: Any | None = None) -> tuple[Link, ...]:
    """The way back: the list, and the disruption when the page is about one."""
    way = [Link(_("Disruptions"), frame.keep_as_of(request, reverse("disruptions:list")))]
    if found is not None:
        way.append(Link(found.reference, reverse("disruptions:disruption", args=[found.reference])))
    return tuple(way)


def tabs(request: Any, reference: str, active: str = "disruption") -> list[Link]:
    """The record's own navigation."""
    return [
        Link(
            label, frame.keep_as_of(request, reverse(f"disruptions:{name}", args=[reference])), name == active
        )
        for label, name in ((_("Overview"), "disruption"), (_("History"), "history"))
    ]


def _people(found: Any, request: Any) -> list[str]:
    """The people whom a disruption concerns, as far as they exist for the viewer."""
    numbers = queries.people_of([found.record], as_of=request.as_of).get(found.record, [])
    return sorted(entities.names(numbers, as_of=request.as_of).values())


def _acts(request: Any, found: Any) -> list[tuple[str, str]]:
    """What may be done with the record today, the first thing first: what may not be done is absent.

    One that was withdrawn while it was joined is parted still: until then the other agency cannot withdraw its own.
    """
    if request.as_of is not None:
        return []
    acts = []
    if policy.can_record(request.viewer, found.agency_id) and not found.withdrawn:
        acts += [(_("Amend"), "amend"), (_("Results"), "results")]
        acts += [(_("Withdraw"), "withdraw")] if not found.contributors else []
    if found.joined_into_id and policy.can_join(request.viewer, found.agency_id):
        acts.append((_("Part it from the other record"), "part"))
    return [(label, reverse(f"disruptions:{name}", args=[found.reference])) for label, name in acts]
