"""Cover for leave: asking that a colleague acts in one's role, and ending it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.core.access.actions import covering
from fourfold.core.access.doors import door
from fourfold.core.access.grave import Grave
from fourfold.core.access.policy import Permission, Refused
from fourfold.core.access.rules import Broken
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.core.ui.frame import Link
from fourfold.resourcing.people import key_presenters, presenters, queries
from fourfold.resourcing.people.forms import CoverForm


@door(Permission.SIGNED_IN, grave=Grave.ASK_FOR_COVER)
def cover(request: Any) -> HttpResponse:
    """Ask for cover; below, who acts for the viewer now or will."""
    words = presenters.Words.on(clock.day_of(request.at))
    choices = key_presenters.role_choices(request.viewer.user_id, words)
    form = CoverForm(request.POST or None, roles=choices, initial={"grant": request.viewer.grant_id})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            covering.ask_for_cover(
                sign_in_name=given["colleague"], grant_id=given["grant"], starts_on=given["starts_on"],
                ends_on=given["ends_on"], reason=given["reason"], by=request.viewer, at=request.at,
            )  # fmt: skip
        except (Broken, Refused) as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(
                request, _("Asked for. Your colleague acts for you when somebody else has approved it.")
            )
            return redirect("people:cover")
    context = {
        "form": form,
        "lines": [
            presenters.cover_line(one, words) for one in covering.given_by(request.viewer.user_id, words.day)
        ],
        "waiting": [
            presenters.waiting_cover(one, words) for one in queries.cover_asked(request.viewer.user_id)
        ],
        "trail": [Link(_("Your account"), reverse("people:account"))],
    }
    return pages.render(request, "people/cover.jinja", context, h1=_("Cover while you are away"))


@door(Permission.SIGNED_IN)
@require_POST
def end_cover(request: Any, number: int) -> HttpResponse:
    """Back sooner: the colleague acts for the viewer no longer."""
    found = queries.grant(number)
    if found is None or found.covers is None or found.covers.user_id != request.viewer.user_id:
        raise Http404
    try:
        covering.end_cover(grant=found, by=request.viewer, at=request.at)
    except Broken as broken:
        messages.info(request, str(broken))
    else:
        messages.success(request, _("Your colleague acts for you no longer."))
    return redirect("people:cover")
