"""Writing what officers are told of a threat."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.capability.sentences import Clash
from fourfold.core.ui import pages
from fourfold.understanding.threats import queries, rules, summary
from fourfold.understanding.threats.actions import briefing
from fourfold.understanding.threats.forms.briefing import BriefForm
from fourfold.understanding.threats.models import Brief
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.views.record import found_or_404

FIELDS = ("safety", "signs", "to_report", "review_on")


@door(Permission.RECORD)
def brief(request: Any, reference: str) -> HttpResponse:
    """Write the brief of a threat; a clash shows both, and keeps the words."""
    found = found_or_404(reference, request)
    stands = queries.brief(found.record)
    form = BriefForm(request.POST or None, initial=_initial(stands))
    current: Brief | None = None
    if request.method == "POST" and form.is_valid():
        try:
            briefing.write(
                threat=found, opened=form.cleaned_data["opened"], told=form.told(), by=request.viewer, at=request.at
            )  # fmt: skip
        except rules.Broken as broken:
            form.add_error(None, str(broken))
        except Clash as clash:
            current = clash.current
            form.add_error(None, str(clash))
        else:
            messages.success(request, _("The brief is saved. Officers of your force read it from now on."))
            return redirect("threats:threat", reference)
    context = {
        "form": form,
        "threat": found,
        "current": summary.differing(form, vars(form.told()), current) if current else [],
        "edition": current.edition if current else form["opened"].value(),
    }
    heading = _("Write the brief of %(reference)s") % {"reference": reference}
    return pages.render(request, "threats/brief.jinja", context, h1=heading)


def _initial(stands: Brief | None) -> dict[str, Any]:
    """What stands in the form when it is opened; the review day is chosen anew each time."""
    if stands is None:
        return {"opened": 0}
    words = {name: getattr(stands, name) for name in FIELDS if name != "review_on"}
    return words | {"opened": stands.edition}
