"""Every page has a door: it states the permission, learns who is asking, and opens their transaction.

A guardrail demands a door of every URL. What a view does, it does inside the transaction of its viewer; a refusal is
recorded in a transaction of its own, since the view's is undone. No page is answered without an entry, also not the
page that is not there: whoever asks for a record of somebody else's, or tries references, is found by those who audit.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access import (
    as_known,
    asked,
    because,
    devices,
    keeping,
    lookups,
    menus,
    policy,
    queries,
    sessions,
)
from fourfold.core.access import grave as grave_acts
from fourfold.core.access.grave import Grave, ProveAgain
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.audit import actions as audit
from fourfold.core.audit.reasons import ReasonFirst
from fourfold.core.capability.sentences import nothing_here
from fourfold.core.history import clock
from fourfold.core.sending import keys, passing

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Asks:
    """What a door asks of whoever comes."""

    permission: str
    past: bool
    grave: Grave | None
    asked_first: bool


def door(
    permission: str, *, past: bool = False, grave: Grave | None = None, asked_first: bool = False
) -> Callable[[View], View]:
    """A page for people whose role holds `permission`; with `past`, one that can be read as known on a past day.

    What is sent to a `grave` one is heard from whoever has just proved who they are; with `asked_first`, its form is
    not shown before either.
    """

    asks = Asks(permission, past, grave, asked_first)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _sign_in_first(request)
            viewer = _viewer(request)
            with lookups.handed_on(viewer), policy.refusals.within() as refusals:
                try:
                    answer = _through(view, viewer, asks, request, *args, **kwargs)
                except ProveAgain:
                    return _prove_first(request)
                except ReasonFirst:
                    return _reason_first(request)
                except Http404:
                    record_refusal(viewer, _page(request), asked.named(kwargs.values()), nothing_here())
                    raise
                finally:
                    # Each that was raised, also one that the view caught and put beside what was entered.
                    for sentence in refusals:
                        record_refusal(viewer, view.__name__, permission, sentence)
            # Whatever comes through a door is somebody's: no browser and no cache keeps it.
            answer.headers.setdefault("Cache-Control", "no-store, private")
            return answer

        guarded.permission, guarded.past, guarded.grave = permission, past, grave  # type: ignore[attr-defined]
        return guarded

    return decorate


def open_door(view: View) -> View:
    """A page that anybody may see before signing in; it runs without a viewer, so no case row exists for it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.viewer = None  # type: ignore[attr-defined]
        request.as_of = None  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    guarded.permission = ""  # type: ignore[attr-defined]
    return guarded


def _through(
    view: View, viewer: Viewer, asks: Asks, request: Any, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    with viewing(viewer, request=secrets.token_hex(8)) as now:
        request.viewer, request.at = menus.shown_to(viewer, request.path), now
        if not viewer.role:
            raise policy.Refused(viewer.why_none)
        request.as_of = as_known.moment(request.GET.get("as_of"), now) if asks.past else None
        policy.check(viewer, asks.permission)
        _check_own_form(viewer, request)
        if asks.grave and (asks.asked_first or request.method == "POST"):
            grave_acts.check(viewer, asks.grave)
        with audit.entries.within() as acts:
            answer = passing.through(view, request, *args, **kwargs)
        if answer.status_code == 200 and (not acts or request.method == "POST"):
            _record_reading(viewer, request, kwargs)
        return answer


def _record_reading(viewer: Viewer, request: HttpRequest, named: dict[str, Any]) -> None:
    """The entry of a page that made none of its own, and of a form shown again: which page, and what its address names.

    A form's page reads its record too; what an act had written down before it was refused is undone with the act.
    """
    target = "/".join(map(str, named.values()))
    audit.consulted(_page(request), by=viewer, kind="page", target=target)


def _page(request: HttpRequest) -> str:
    found = request.resolver_match
    return found.view_name if found else ""


def _sign_in_first(request: HttpRequest) -> HttpResponseBase:
    """The sign-in page, which leads back: to the page, or to the form with what was typed into it."""
    back = keeping.with_words(keeping.keep(request)) or request.get_full_path()
    return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': back})}")


def _prove_first(request: HttpRequest) -> HttpResponseBase:
    """The page where one shows again who one is, which leads back as the sign-in page does."""
    back = keeping.with_words(keeping.keep(request)) or request.get_full_path()
    return redirect(f"{reverse('prove')}?{urlencode({'next': back})}")


def _reason_first(request: HttpRequest) -> HttpResponseBase:
    """The page where one says why, which leads back."""
    return redirect(f"{reverse('ui:reason')}?{urlencode({'next': request.get_full_path()})}")


def _check_own_form(viewer: Viewer, request: HttpRequest) -> None:
    """A form that was shown to somebody else says their words: they are not recorded as the viewer's."""
    key = keys.sent_with(request)
    if key is not None and key.person != viewer.user_id:
        raise policy.Refused(_("Somebody else opened this form. Open it again and write your own words."))


def _viewer(request: HttpRequest) -> Viewer:
    """Who is asking, under the grant that they chose; without any in force, somebody who may do nothing."""
    today: datetime = clock.read()
    viewer = queries.acting(request.user, clock.day_of(today), grant_id=request.session.get("grant"))  # type: ignore[arg-type]
    return replace(
        viewer,
        device=devices.of_browser(request),
        proved_at=sessions.proved_at(request.session),
        because=because.given(request.session, request.path, today),
    )


def record_refusal(viewer: Viewer, act: str, target: str, sentence: str, *, request: str = "") -> None:
    """The entry of a refusal: of a permission, or of what an address named."""
    with viewing(viewer, request=request):
        audit.record(audit.Operation.REFUSAL, act, by=viewer, kind="page", target=target, reason=sentence)
