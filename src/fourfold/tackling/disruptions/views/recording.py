"""Recording a disruption, once for each event."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.restricted import matching
from fourfold.core.ui import pages
from fourfold.core.ui.saving import NOTHING, save
from fourfold.tackling.disruptions import (
    filling,
    forms,
    presenters,
    queries,
    reported,
    same_events,
)
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.views.amending import BROKEN, amend_form, amending
from fourfold.tackling.disruptions.views.record import trail


@door(Permission.RECORD)
def new(request: Any) -> HttpResponse:
    """A new disruption; where one that may be of the same event stands already, it is asked which it is."""
    today = clock.day_of(request.at)
    words = presenters.Words.on(today)
    agency, report = (
        filling.own_agency(request.viewer, today),
        reported.asked_for(request.GET, request.viewer),
    )
    form = forms.RecordForm(
        request.POST or None, words=words, leads=words.leads(), today=today,
        initial=filling.initial(request.GET, agency, today) | reported.initial(report),
    )  # fmt: skip
    alike: list[same_events.Likeness] = []
    if request.method == "POST" and form.is_valid():
        found, _given = queries.look_up(form.references())
        alike = same_events.like(event_on=form.cleaned_data["event_on"], threats=[one.pk for one in found])
        chosen = next((one.other for one in alike if one.other.reference == request.POST.get("same")), None)
        if chosen is not None:
            return _add_to(request, chosen, form, report)
        if not alike or "different" in request.POST:
            made = _recorded(request, form, agency, report)
            if made is not None:
                messages.success(request, _("%(reference)s is recorded.") % {"reference": made.reference})
                for contact in matching.look(*made.threats_given):
                    messages.warning(request, matching.said(contact))
                return redirect("disruptions:results", made.reference)
    context = {
        "form": form,
        "report": report,
        "alike": [(one, presenters.when(one.other), words.agency(one.other.agency_id)) for one in alike],
        "trail": trail(request),
    }
    return pages.render(request, "disruptions/new.jinja", context, h1=_("Record a disruption"))


def _recorded(request: Any, form: Any, agency: int, report: Any | None) -> Any | None:
    """Carry it out; a rule that does not hold becomes a sentence of the form."""
    facts = form.facts(agency) | {"agency_id": agency}
    said = {"facts": facts, "threats": form.references(), "by": request.viewer, "at": request.at}
    return save(request, form, lambda: reported.record(report, **said), broken=BROKEN).gave


def _add_to(request: Any, found: Any, form: Any, report: Any | None) -> HttpResponse:
    """The same event: nothing is recorded twice, and what was typed stands below what is there, to be saved there."""
    if found.agency_id not in request.viewer.write_agencies:
        raise Http404
    adding = amend_form(request, found, None)
    adding.initial.update(filling.added_to(adding.initial, form))
    messages.info(
        request, _("This is the record of that event. Your words stand below what is there: save them here.")
    )
    return amending(request, found, adding, NOTHING, report)
