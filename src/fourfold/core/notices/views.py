"""Opening a notice: it leads to where the thing is read, and waits no longer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from fourfold.core.access.doors import door
from fourfold.core.access.policy import Permission
from fourfold.core.audit import actions as audit
from fourfold.core.notices import actions, queries


@door(Permission.SIGNED_IN)
def open_notice(request: Any, number: int) -> HttpResponse:
    """Go to what one of one's own notices is about."""
    found = queries.notice(request.viewer, number)
    if found is None:
        raise Http404
    audit.consulted("notice.open", by=request.viewer, kind="notice", target=number)
    actions.opened(notice=found, at=request.at)
    return redirect(found.address)
