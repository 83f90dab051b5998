"""One effect: what the group could do before and not after, the claim, the results, what may be the same event."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

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
from fourfold.core.ui.saving import Saved, save
from fourfold.tackling.disruptions import presenters, same_events
from fourfold.tackling.disruptions import queries as disruptions
from fourfold.tackling.disruptions.assurance import actions, queries, queue, words
from fourfold.tackling.disruptions.assurance.assurers import MayNotAssure, Way
from fourfold.tackling.disruptions.assurance.forms import TO_PANEL, DecisionForm
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.presenters import Words
from fourfold.tackling.disruptions.rules import Broken

Result = TypeVar("Result")


@door(Permission.ASSURE)
def assure(request: Any, reference: str) -> HttpResponse:
    """One record with all that its effect is judged by; then the decision."""
    one = found_or_404(reference)
    audit.record(audit.Operation.CONSULTATION, "disruption.papers", by=request.viewer, kind="disruption",
                 target=one.reference)  # fmt: skip
    form = _form(request, one)
    if request.method == "POST" and form.is_valid() and _decide(request, one, form):
        return redirect(_next(request, one))
    refused = request.method == "POST"
    return _page(request, found_or_404(reference), form, status=422 if refused else 200)


def found_or_404(reference: str) -> Any:
    """The record of a reference, or a page that is not there."""
    found = disruptions.disruption(reference)
    if found is None:
        raise Http404
    return found


def _decide(request: Any, one: Any, form: DecisionForm) -> bool:
    given = form.cleaned_data
    said = {
        "disruption": one,
        "opened": given["opened"],
        "reason": given["reason"],
        "by": request.viewer,
        "at": request.at,
    }
    if given["decision"] == TO_PANEL:
        done = tried(request, form, lambda: actions.send_to_panel(**said)).done
        sentence = _("%(reference)s waits for a panel.")
    else:
        meeting = queries.meeting(given.get("meeting") or 0)
        decide = partial(actions.decide, **said, grade=given["decision"], meeting=meeting)
        done = tried(request, form, decide).done
        sentence = _("The effect of %(reference)s is agreed.")
    if done:
        messages.success(request, sentence % {"reference": one.reference})
    return done


def tried(request: Any, form: Any, act: Callable[[], Result]) -> Saved[Result]:
    """Do what a form of assurance asks for, or say on it why not."""
    clashed = _("This changed after you opened it. Read it again, then decide.")
    return save(request, form, act, broken=(Broken,), refusals=(MayNotAssure,), clashed=clashed)


def _next(request: Any, one: Any) -> str:
    """The next that waits, or the list."""
    after = queue.after(one, queue.ways_of(request.viewer), on=clock.day_of(request.at))
    return reverse("disruptions:assure", args=[after]) if after else reverse("disruptions:assurance")


def _form(request: Any, one: Any) -> DecisionForm:
    is_chair = queue.is_chair(request.viewer)
    found = [(str(each.pk), formats.day(each.held_on)) for each in queries.meetings()]
    meetings = [("", _("Choose the meeting")), *found] if is_chair else None
    may_send = not is_chair and _is_coordinators(request, one)
    grades = list(Words.on(clock.day_of(request.at)).categories.items())
    return DecisionForm(
        request.POST if request.method == "POST" else None,
        grades=grades, meetings=meetings, may_send=may_send, initial={"opened": one.edition},
    )  # fmt: skip


def _page(request: Any, one: Any, form: DecisionForm, *, status: int) -> HttpResponse:
    today = clock.day_of(request.at)
    said = Words.on(today)
    place, total = queue.place(one, queue.ways_of(request.viewer), on=today)
    context = {
        "one": one,
        "words": said,
        "facts": _facts(one, said),
        "results": presenters.results(disruptions.results_of([one.pk]).get(one.pk, ()), said),
        "alike": [(each, said.agency(each.other.agency_id)) for each in same_events.like_record(one)],
        "decisions": [(words.decision(each, said), each.reason) for each in queries.decisions(one.pk)],
        "form": form,
        "opened": form["opened"].value() if status == 200 else one.edition,
        "may_not": _may_not(request, one),
        "no_meeting": queue.is_chair(request.viewer) and not queries.meetings(),
        "place": _("%(place)s of %(total)s") % {"place": place, "total": total} if place else "",
        "trail": [Link(_("Assurance"), reverse("disruptions:assurance"))],
    }
    heading = _("Effect of %(reference)s") % {"reference": one.reference}
    return pages.render(request, "disruptions/assurance/assure.jinja", context, h1=heading, status=status)


def _facts(one: Any, said: Words) -> list[tuple[str, Any]]:
    threats = disruptions.threats_of([one.pk]).get(one.pk, ())
    return [
        (_("Threat"), ", ".join(threat.reference for threat in threats) or None),
        (_("Force"), said.agency(one.agency_id)),
        (_("Happened"), presenters.when(one)),
        (_("Record date"), formats.day(one.record_date)),
        (_("Entered"), formats.moment(one.entered_at)),
        (_("Mainly"), said.ps.get(one.main_p)),
        (_("Claimed"), words.grade(one.claimed, said)),
        (_("Expected length"), said.lengths.get(one.expected_length)),
    ]


def _may_not(request: Any, one: Any) -> str:
    """Why this person does not decide this one, or nobody does; "" when they do."""
    try:
        actions.check_counts(one)
        actions.check_may_decide(one, request.viewer, request.at)
    except (Broken, MayNotAssure) as why:
        return str(why)
    return ""


def _is_coordinators(request: Any, one: Any) -> bool:
    """Whether a co-ordinator decides this one, and so may leave it to a panel; of what nobody decides, no."""
    try:
        return actions.way_of(one, request.at) is Way.COORDINATOR
    except MayNotAssure:
        return False
