"""One person: their facts, their grants, and what was asked for them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import clearances, machine_keys, provider, requests, sessions
from fourfold.core.access.doors import door
from fourfold.core.access.factors import queries as factors
from fourfold.core.access.models import User
from fourfold.core.access.policy import Permission
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.people import (
    clearance_presenters,
    key_presenters,
    presenters,
    queries,
    request_presenters,
)


@door(Permission.MANAGE_PEOPLE)
def person(request: Any, number: int) -> HttpResponse:
    """Who somebody is and which roles they hold and held."""
    found = found_or_404(number)
    audit.consulted("person.read", by=request.viewer, kind="person", target=number)
    words = presenters.Words.on(clock.day_of(request.at))
    grants = queries.grants([number]).get(number, [])
    context = {
        "person": found,
        "facts": presenters.facts(found, request.at),
        "factor": factors.has_one(number),
        "clearances": [clearance_presenters.line(one, words.day) for one in clearances.of_person(number)],
        "identities": queries.identities(number),
        "provider": settings.OIDC_NAME if provider.is_there() else "",
        "signed_in": len(sessions.of_person(number)),
        "requests": _requests(number, words),
        "grants": grants,
        "running": {grant.pk for grant in grants if queries.goes_on(grant, words.day)},
        "keys": [key_presenters.line(one, words) for one in machine_keys.of_person(number)],
        "role_name": presenters.role_name,
        "agencies": words.agencies,
        "is_self": number == request.viewer.user_id,
        "trail": trail(),
    }
    return pages.render(request, "people/person.jinja", context, h1=found.name, title=_("Person"))


def _requests(number: int, words: presenters.Words) -> list[request_presenters.RequestLine]:
    return [
        request_presenters.request_line(one, words, requests.approvers(one, words.day))
        for one in requests.of_person(number)
    ]


def found_or_404(number: int) -> User:
    """The person with that number."""
    found = queries.person(number)
    if found is None:
        raise Http404
    return found


def trail(found: User | None = None) -> tuple[Link, ...]:
    """The way back: the list, and the person when the page is about one."""
    way = [Link(_("People"), reverse("people:list"))]
    if found is not None:
        way.append(Link(found.name, reverse("people:person", args=[found.pk])))
    return tuple(way)
