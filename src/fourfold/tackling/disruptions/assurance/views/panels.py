"""Panels: who met when, the papers of a meeting, and its minutes to sign."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import formats, pages
from fourfold.core.ui.frame import Link
from fourfold.tackling.disruptions import presenters
from fourfold.tackling.disruptions import queries as disruptions
from fourfold.tackling.disruptions.assurance import actions, meetings, minutes, queries, queue, words
from fourfold.tackling.disruptions.assurance.forms import MeetingForm
from fourfold.tackling.disruptions.assurance.views.deciding import tried
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.presenters import Words


@door(Permission.ASSURE_PANEL)
def panels(request: Any) -> HttpResponse:
    """The meetings, and opening one."""
    today = clock.day_of(request.at)
    form = MeetingForm(request.POST or None, today=today, initial={"held_on": today})
    if request.method == "POST" and form.is_valid():
        asked = {**form.cleaned_data, "by": request.viewer, "at": request.at}
        made = tried(request, form, lambda: actions.open_meeting(**asked)).gave
        if made is not None:
            messages.success(request, _("The meeting is open. Decide its papers."))
            return redirect("disruptions:panel", made.pk)
    found = [(one, meetings.names(one.members), one.decided) for one in queries.meetings()]
    context = {"form": form, "meetings": found, "trail": _trail()}
    return pages.render(request, "disruptions/assurance/panels.jinja", context, h1=_("Disruption panels"),
                        status=422 if form.errors else 200)  # fmt: skip


@door(Permission.ASSURE_PANEL)
def panel(request: Any, number: int) -> HttpResponse:
    """One meeting: what waits for it, what it decided, and where its members sign."""
    one = queries.meeting(number)
    if one is None:
        raise Http404
    audit.record(audit.Operation.CONSULTATION, "panel.read", by=request.viewer, kind="panel", target=one.pk)
    today = clock.day_of(request.at)
    said = Words.on(today)
    decided = queries.decided_in(one)
    waiting = list(
        queue.waiting(queue.Narrowed(), queue.ways_of(request.viewer), on=today).order_by("event_on", "pk")
    )
    context = {
        "one": one,
        "members": meetings.names(one.members),
        "decided": [(each, words.decision(each, said), words.grade(each.claimed, said)) for each in decided],
        "digest": minutes.digest(one, decided),
        "papers": _papers(waiting, said),
        "trail": [*_trail(), Link(_("Panels"), reverse("disruptions:panels"))],
    }
    heading = _("Panel of %(day)s") % {"day": formats.day(one.held_on)}
    return pages.render(request, "disruptions/assurance/panel.jinja", context, h1=heading)


def _papers(waiting: list[Any], said: Words) -> list[dict[str, Any]]:
    numbers = [one.pk for one in waiting]
    results, threats = disruptions.results_of(numbers), disruptions.threats_of(numbers)
    return [
        {
            "one": one,
            "threats": ", ".join(threat.reference for threat in threats.get(one.pk, ())),
            "force": said.agency(one.agency_id),
            "claimed": words.grade(one.claimed, said),
            "results": presenters.results(results.get(one.pk, ()), said),
        }
        for one in waiting
    ]


def _trail() -> list[Link]:
    return [Link(_("Assurance"), reverse("disruptions:assurance"))]
