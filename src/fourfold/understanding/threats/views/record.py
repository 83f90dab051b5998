"""One threat: its page, adding one, amending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access import as_known
from fourfold.core.access.doors import door
from fourfold.core.agencies.presenters import owners
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.ui import pages
from fourfold.understanding.threats import (
    changes,
    doing,
    paper,
    presenters,
    queries,
    rules,
    summary,
    timeline,
)  # fmt: skip
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.briefs import words as brief_words
from fourfold.understanding.threats.forms.facts import AddForm, AmendForm
from fourfold.understanding.threats.models import Threat
from fourfold.understanding.threats.policy import Permission
from fourfold.understanding.threats.record import record_of


@door(Permission.VIEW, past=True)
def threat(request: Any, reference: str) -> HttpResponse:
    """All that is needed to act on a threat, late things first."""
    found = found_or_404(reference, request)
    audit.consulted(
        "threat.read", by=request.viewer, kind="threat", target=reference, of=found.owner_agency_id
    )
    return show(request, found)


def show(request: Any, found: Any, *, people_because: str = "") -> HttpResponse:
    """The page of a threat. Printed, it leaves its people off, unless a reason was given why they are needed."""
    on = as_known.day_of(request)
    words = presenters.Words.on(on, known=request.as_of)
    record = record_of(found.record, on=on, as_of=request.as_of)
    decisions = timeline.decisions(record, words)
    context = {
        "threat": found,
        "record": record,
        "facts": summary.facts(found, record, words),
        "late": summary.late(found, on),
        **brief_words.freshness(record.brief, on),
        "closed": rules.is_closed(found.phase),
        "successor": queries.by_id(found.merged_into_id, as_of=request.as_of)
        if found.merged_into_id
        else None,
        "places": summary.places(record, words),
        "decisions": decisions,
        "sheets": paper.laid_out(_texts(found, record.brief), [one.text for one in decisions]),
        "people_because": people_because,
        "checks": timeline.checks(record, words),
        "can_end": request.as_of is None and ("link" in dict(doing.acts(request.viewer, found))),
        "first": changes.first_version(found.record),
        "panels": capability.built("threat", request.viewer, found, request.as_of or request.at),
        "words": words,
        "links": doing.more(request.viewer, found) if request.as_of is None else [],
        "tabs": doing.tabs(request, found),
    }
    return pages.render(
        request, "threats/threat.jinja", context, h1=f"{found.reference} {found.name}", title=found.reference
    )


@door(Permission.RECORD)
def add(request: Any) -> HttpResponse:
    """A new threat, with what each type is and is often mistaken for beside the choice."""
    on = clock.day_of(request.at)
    words = presenters.Words.on(on)
    form = AddForm(
        request.POST or None, words=words, owners=owners(request.viewer.write_agencies, on), today=on
    )
    if request.method == "POST" and form.is_valid():
        made = recording.add(facts=form.facts(), by=request.viewer, at=request.at)
        messages.success(request, _("%(reference)s is recorded.") % {"reference": made.reference})
        return redirect("threats:threat", made.reference)
    context = {"form": form, "kinds": presenters.kinds(on)}
    return pages.render(request, "threats/add.jinja", context, h1=_("Add a threat"))


@door(Permission.RECORD)
def amend(request: Any, reference: str) -> HttpResponse:
    """Change what a threat says of itself; a clash shows both, and keeps the words."""
    found = found_or_404(reference, request)
    on = clock.day_of(request.at)
    words = presenters.Words.on(on)
    initial = {name: getattr(found, name) for name in recording.AMENDABLE} | {"opened": found.edition}
    form = AmendForm(request.POST or None, initial=initial, words=words, phase=found.phase)
    current: Threat | None = None
    if request.method == "POST" and form.is_valid():
        try:
            recording.amend(
                threat=found, opened=form.cleaned_data["opened"], changes=form.changes(),
                by=request.viewer, at=request.at,
            )  # fmt: skip
        except Clash as clash:
            current = clash.current
            form.add_error(None, str(clash))
        else:
            messages.success(request, _("Saved."))
            return redirect("threats:threat", reference)
    context = {
        "form": form,
        "threat": found,
        "current": summary.compared(form, current),
        "edition": current.edition if current else form["opened"].value(),
    }
    return pages.render(
        request, "threats/amend.jinja", context, h1=_("Amend %(reference)s") % {"reference": reference}
    )


def _texts(found: Any, brief: Any) -> list[str]:
    """What people wrote of the threat at length."""
    return [found.summary, *((brief.safety, brief.signs, brief.to_report) if brief else ())]


def found_or_404(reference: str, request: Any) -> Any:
    """The threat, or the page that says the same for none and for one that is not the viewer's."""
    found = queries.threat(reference, as_of=request.as_of)
    if found is None:
        raise Http404
    return found
