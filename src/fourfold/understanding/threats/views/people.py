"""Linking a person to a threat."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.threats import presenters, queries, rules
from fourfold.understanding.threats.actions import people
from fourfold.understanding.threats.forms.people import EndLinkForm, PersonForm
from fourfold.understanding.threats.linking import link_person
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views.record import found_or_404


@door(Permission.RECORD)
def link(request: Any, reference: str) -> HttpResponse:
    """Give somebody a part in a threat; the exploitation check, where one is needed, on the same page."""
    found = found_or_404(reference, request)
    on = clock.day_of(request.at)
    form = PersonForm(request.POST or None, words=presenters.Words.on(on), today=on)
    if request.method == "POST" and form.is_valid():
        try:
            link_person(found, form.cleaned_data, by=request.viewer, at=request.at)
        except rules.CheckNeeded as needed:
            form.add_error("check_outcome", str(needed))
        except rules.Broken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("The person is linked."))
            return redirect("threats:threat", reference)
    context = {"form": form, "threat": found}
    return pages.render(
        request,
        "threats/link.jinja",
        context,
        h1=_("Link a person to %(reference)s") % {"reference": reference},
    )


@door(Permission.RECORD)
def end(request: Any, reference: str, number: int) -> HttpResponse:
    """End somebody's part in a threat."""
    found = found_or_404(reference, request)
    link = queries.link(found.record, number)
    if link is None:
        raise Http404
    form = EndLinkForm(request.POST or None, today=clock.day_of(request.at))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            people.end(
                link=link, on=given["ends_on"], reason=given["reason"], by=request.viewer, at=request.at
            )
        except rules.Broken as broken:
            form.add_error("ends_on", str(broken))
        else:
            messages.success(request, _("The part has ended. It stays in the history."))
            return redirect("threats:threat", reference)
    return pages.render(
        request,
        "threats/end_link.jinja",
        {"form": form},
        h1=_("End a part in %(reference)s") % {"reference": reference},
    )
