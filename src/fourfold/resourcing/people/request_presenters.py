"""Requests about people's access in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from fourfold.core.access.models import Request, User
from fourfold.core.access.roles import roles
from fourfold.core.ui import formats
from fourfold.resourcing.people.presenters import Words


@dataclass(frozen=True)
class RequestLine:
    """What was asked for somebody, as a line of their page."""

    number: int
    what: str
    waiting: bool
    asked: str
    reason: str
    standing: str


def request_line(request: Request, words: Words, approvers: Sequence[User]) -> RequestLine:
    """One request with who asked for it and where it stands."""
    return RequestLine(
        number=request.pk,
        what=what(request, words),
        waiting=request.state == Request.State.WAITING,
        asked=_("%(who)s, %(day)s")
        % {"who": request.asked_by.name, "day": formats.short_day(request.asked_at)},
        reason=request.reason,
        standing=standing(request, approvers),
    )


def what(request: Request, words: Words) -> str:
    """What is asked for: "Analyst, Cheshire" or "One-time password"."""
    if request.kind == Request.Kind.FACTOR:
        return _("New beginning without the second factor")
    if request.kind == Request.Kind.SUBJECT:
        return _("Signing in with %(name)s") % {"name": settings.OIDC_NAME}
    if request.covers:
        said = {"role": words.grant(request), "person": request.asked_by.name}
        return _("%(role)s, for %(person)s while they are away") % said
    return words.grant(request) if request.kind == Request.Kind.GRANT else _("One-time password")


def asked(request: Request, words: Words) -> str:
    """For whom and for what: "Orla Fennimarsh: Analyst, Cheshire"."""
    return _("%(person)s: %(what)s") % {"person": request.user.name, "what": what(request, words)}


def standing(request: Request, approvers: Sequence[User]) -> str:
    """Where a request stands: with whom it waits and since when, or who decided it, when and why."""
    given = {
        "who": request.decided_by.name if request.decided_by else "",
        "day": formats.day(request.decided_at or request.asked_at),
        "why": request.answer,
    }
    if request.state == Request.State.APPROVED:
        return _("Approved by %(who)s on %(day)s.") % given
    if request.state == Request.State.REFUSED:
        return _("Refused by %(who)s on %(day)s: %(why)s") % given
    if request.state == Request.State.WITHDRAWN:
        return _("Withdrawn by %(who)s on %(day)s.") % given
    if not approvers:
        return (
            _("Waiting since %(day)s. Nobody may approve it yet: a second administrator is needed.") % given
        )
    names = ", ".join(user.name for user in approvers)
    return _("Waiting since %(day)s. One of these approves it: %(names)s.") % (given | {"names": names})


def request_facts(request: Request, words: Words) -> list[tuple[str, Any]]:
    """The facts at the top of a request's page."""
    person = [(_("For"), request.user.name), (_("Post"), request.user.post or None)]
    why = [
        (_("Asked for by"), request.asked_by.name),
        (_("Asked on"), formats.moment(request.asked_at)),
        (_("Reason"), request.reason),
    ]
    if request.kind != Request.Kind.GRANT:
        sign = [(_("Sign"), request.subject)] if request.subject else []
        return [*person, (_("What"), what(request, words)), *sign, *why]
    sentence = roles()[request.role].sentence if request.role in roles() else None
    until = formats.day(request.ends_on) if request.ends_on else _("no end set")
    return [
        *person,
        (_("Role"), what(request, words)),
        (_("What it allows"), sentence),
        (_("From"), formats.day(request.starts_on)),
        (_("Until"), until),
        *why,
    ]
