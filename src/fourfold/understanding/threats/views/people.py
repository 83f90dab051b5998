"""Linking a person to a threat."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.threats import presenters, rules
from fourfold.understanding.threats.actions import people
from fourfold.understanding.threats.forms import PersonForm
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
            _link(request, found, form.cleaned_data)
        except rules.Broken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, _("The person is linked."))
            return redirect("threats:threat", reference)
    context = {"form": form, "threat": found}
    return pages.render(
        request, "threats/link.jinja", context, h1=_("Link a person to %(reference)s") % {"reference": reference}
    )


def _link(request: Any, found: Any, given: dict[str, Any]) -> None:
    check = None
    if given["check_outcome"]:
        check = people.Check(given["check_outcome"], given["check_reason"], given["check_review"])
    part = people.Part(
        role=given["role"],
        category=given["category"],
        source=given["source"],
        confidence=given["confidence"],
        starts_on=given["starts_on"],
        possibly_exploited=given["possibly_exploited"],
    )
    people.enter(
        threat=found, name=given["name"], born_on=given["born_on"], part=part, check=check,
        by=request.viewer, at=request.at,
    )  # fmt: skip
