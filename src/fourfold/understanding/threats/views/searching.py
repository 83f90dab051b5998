"""Finding a threat by its reference or by words, today or in the past."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.doors import door
from fourfold.core.audit import searches
from fourfold.core.restricted import matching
from fourfold.core.ui import frame, pages
from fourfold.understanding.threats import queries, rules
from fourfold.understanding.threats.policy import Permission


@door(Permission.VIEW, past=True)
@require_POST
def find(request: Any) -> HttpResponse:
    """Find a threat: its reference opens it; other words search the list. A page of the past finds in the past.

    Sent by POST and kept in the session, so that no name stands in an address, a log or a browser's history.
    """
    words = request.POST.get("words", "").replace("\0", "").strip()[:200]
    searches.searched("threat.find", by=request.viewer, kind="search", words=words, at=request.at)
    found = queries.threat(rules.reference(words), as_of=request.as_of) if words else None
    if found is not None:
        return redirect(frame.keep_as_of(request, reverse("threats:threat", args=[found.reference])))
    if contacts := matching.look(words):
        lead = " ".join(matching.said(contact) for contact in contacts)
        return pages.plain(request, 200, _("A record exists"), lead)
    request.session["words"] = words
    return redirect(frame.keep_as_of(request, f"{reverse('threats:list')}{'?search=1' if words else ''}"))


def words_of(request: HttpRequest) -> str:
    """The words last searched for: kept in the session, so that no name stands in an address."""
    return str(request.session.get("words", "")) if request.GET.get("search") else ""
