"""The quick report: an officer says what they did or saw, in under a minute, on a telephone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core.access.doors import door
from fourfold.core.agencies import presenters as agencies
from fourfold.core.history import clock
from fourfold.core.ui import formats, pages
from fourfold.core.ui.saving import save
from fourfold.tackling.activity import actions, queries, rules
from fourfold.tackling.activity.forms import ReportForm
from fourfold.tackling.activity.policy import Permission


@door(Permission.REPORT)
def report(request: Any) -> HttpResponse:
    """Five fields, two of them filled: where the officer serves, and today. Only what happened is asked for."""
    today = clock.day_of(request.at)
    beat = agencies.name(request.viewer.agency_id, today, short=True)
    filled = {"place": beat, "happened_on": today}
    form = ReportForm(request.POST or None, today=today, initial=filled)
    if request.method == "POST" and form.is_valid():
        said = {"facts": form.told(), "by": request.viewer, "at": request.at}
        made = save(request, form, lambda: actions.report(**said), broken=(rules.Broken,)).gave
        if made is not None:
            messages.success(request, _("Sent to: %(whom)s.") % {"whom": to_whom(request)})
            return redirect("activity:one", made.reference)
    context = {
        "form": form,
        "beat": beat,
        "today": formats.day(today),
        "filled": {name: str(form.fields[name].widget.format_value(value)) for name, value in filled.items()},
        "whom": to_whom(request),
    }
    return pages.render(request, "activity/report.jinja", context, h1=_("Report what you did or saw"))


def to_whom(request: Any) -> str:
    """Who reads the viewer's reports: the role and the agency; said where nobody holds it today."""
    said = _("SOC co-ordinator, %(agency)s") % {"agency": request.viewer.agency_name}
    if queries.settlers(request.viewer.agency_id, request.at):
        return said
    return _("%(whom)s (nobody holds that role today: it waits)") % {"whom": said}
