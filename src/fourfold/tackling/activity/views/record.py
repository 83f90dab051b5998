"""One report: what was told, what became of it, and saying so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.doors import door
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.core.ui import frame, pages
from fourfold.core.ui.frame import Link
from fourfold.core.ui.saving import NOTHING, save
from fourfold.tackling.activity import actions, policy, presenters, queries, rules
from fourfold.tackling.activity.forms import SettleForm
from fourfold.tackling.activity.policy import Permission


@door(Permission.VIEW, past=True)
def one(request: Any, reference: str) -> HttpResponse:
    """What an officer told, and what became of it, for them and for whoever settles it."""
    found = _found_or_404(request, reference)
    settles = policy.can_settle(request.viewer, found.agency_id)
    context = {
        "report": found,
        "facts": presenters.facts(found, _words(request, found)),
        "became": presenters.became(found),
        "tag": presenters.TAGS[found.state],
        "events": presenters.events(queries.versions(found.record, until=request.as_of)),
        "may_settle": settles and request.as_of is None and _is_open(found),
        "panels": capability.built("report", request.viewer, found, request.as_of or request.at),
        "trail": _trail(request, found),
    }
    return pages.render(
        request, "activity/one.jinja", context, h1=_("Report %(reference)s") % {"reference": found.reference}
    )


@door(Permission.SETTLE)
def settle(request: Any, reference: str) -> HttpResponse:
    """Say what becomes of a report: a disruption, a plan later, or why not."""
    found = _found_or_404(request, reference)
    policy.check_settle(request.viewer, found.agency_id)
    given = {"state": found.state, "answer": found.answer, "became": found.became, "opened": found.edition}
    form, saved = SettleForm(request.POST or None, initial=given), NOTHING
    if request.method == "POST" and form.is_valid():
        said = {"report": found, **form.cleaned_data, "by": request.viewer, "at": request.at}
        saved = save(request, form, lambda: actions.settle(**said), broken=(rules.Broken,))
        if saved.done:
            messages.success(request, _("Saved. Whoever reported it is told."))
            return redirect("activity:inbox")
    context = {
        "form": form,
        "report": found,
        "opened": saved.edition(form),
        "facts": presenters.facts(found, _words(request, found)),
        "current": saved.current and _said(saved.current),
        "panels": capability.built("report", request.viewer, found, request.as_of or request.at),
        "trail": _trail(request, found),
    }
    h1 = _("What becomes of %(reference)s?") % {"reference": found.reference}
    return pages.render(request, "activity/settle.jinja", context, h1=h1)


def _found_or_404(request: Any, reference: str) -> Any:
    """The report, or the page that says the same for none and for one that is not this viewer's to read."""
    found = queries.report(reference, request.viewer, as_of=request.as_of)
    if found is None:
        raise Http404
    audit.record(
        audit.Operation.CONSULTATION, "report.read", by=request.viewer, kind="report", target=found.reference
    )
    return found


def _words(request: Any, found: Any) -> presenters.Words:
    return presenters.Words.of([found], clock.day_of(request.as_of or request.at), known=request.as_of)


def _is_open(found: Any) -> bool:
    try:
        rules.check_open(found.state, found.became)
    except rules.Broken:
        return False
    return True


def _said(report: Any) -> str:
    """What somebody else said in the meantime."""
    said = presenters.became(report)
    return f"{said}. {report.answer}" if report.answer else said


def _trail(request: Any, found: Any) -> tuple[Link, ...]:
    """The way back: the inbox for whoever settles, one's own list for whoever told it."""
    if policy.can_settle(request.viewer, found.agency_id):
        return (Link(_("Reports"), frame.keep_as_of(request, reverse("activity:inbox"))),)
    return (Link(_("My reports"), frame.keep_as_of(request, reverse("activity:own"))),)
