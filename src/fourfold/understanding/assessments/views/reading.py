"""One assessment: what it says, how it came about, and what may be done with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.doors import door
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.capability import Words
from fourfold.core.ui import pages
from fourfold.understanding.assessments import answering, as_known, policy
from fourfold.understanding.assessments.actions import challenging
from fourfold.understanding.assessments.models import OPEN, Assessment, Challenge, State
from fourfold.understanding.assessments.policy import Permission
from fourfold.understanding.assessments.presenters import (
    challenged,
    compared,
    panels,
    results,
    timeline,
    words,
)
from fourfold.understanding.assessments.scoring import explain
from fourfold.understanding.assessments.views.finding import trail
from fourfold.understanding.threats import queries as threats


@door(Permission.VIEW, past=True)
def assessment(request: Any, number: int) -> HttpResponse:
    """An assessment as it stands, or as it was known on a past day."""
    one = as_known.assessment(number, request.as_of)
    if one is None:
        raise Http404
    threat = threats.by_id(one.threat_id, as_of=request.as_of)
    if threat is None:
        raise Http404
    audit.consulted("assessment.read", by=request.viewer, kind="threat", target=threat.reference)
    model = answering.scoring_model(one.model)
    seconds = as_known.seconds(one, request.as_of)
    context = {
        "one": one,
        "threat": threat,
        "of_record": threat.assessment_of_record == one.pk,
        "lines": compared.lines(one, None, seconds),
        "seconds": seconds,
        "result": results.result(model, answering.from_stored(one.answers)),
        "model": model,
        "model_name": explain.model_name(model),
        "tier": words.tier(one),
        "override": panels.override(one),
        "stated": words.stated(one),
        "short_digest": words.short_digest(one.digest),
        "events": timeline.events(one, request.as_of),
        "challenges": _challenges(one, request.as_of),
        "links": links(request.viewer, one) if request.as_of is None else [],
        "panels": capability.built("assessment", request.viewer, one, request.as_of or request.at),
        "trail": trail(threat, request),
    }
    heading = _("Assessment %(number)s of %(reference)s") % {
        "number": one.number,
        "reference": threat.reference,
    }
    return pages.render(request, "assessments/assessment.jinja", context, h1=heading)


def links(viewer: Viewer, one: Assessment) -> list[tuple[str, str]]:
    """What this viewer may do with it; what they may not is absent."""
    found = []
    if one.threat.owner_agency_id not in viewer.write_agencies or one.state == State.WITHDRAWN:
        return []
    if policy.can_moderate(viewer) and one.state == State.SUBMITTED and one.second_to_id is None:
        found.append((_("Moderate"), reverse("assessments:decide", args=[one.pk])))
    if policy.can_assess(viewer):
        found += _of_an_assessor(viewer, one)
    if viewer.may(Permission.CHALLENGE) and _challengeable(one):
        what = _("Challenge this return") if one.state == State.RETURNED else _("Challenge the moderation")
        found.append((what, reverse("assessments:challenge", args=[one.pk])))
    return found


def _of_an_assessor(viewer: Viewer, one: Assessment) -> list[tuple[str, str]]:
    found = []
    own = one.assessor_id == viewer.user_id
    if own and one.state in (State.DRAFT, State.RETURNED) and one.second_to_id is None:
        found.append((_("Go on writing"), reverse("assessments:assess", args=[one.threat.reference])))
    if not own and one.second_to_id is None:
        found.append((_("Give a second opinion"), reverse("assessments:second", args=[one.pk])))
    if own or one.state not in OPEN:
        found.append((_("Withdraw"), reverse("assessments:withdraw", args=[one.pk])))
    return found


def _challenges(one: Assessment, as_of: datetime | None) -> list[tuple[Challenge, Words]]:
    """The challenges to an assessment, each with what came of it."""
    reviews = as_known.reviews(one, as_of)
    return [(raised, challenged.outcome(raised, reviews)) for raised in as_known.challenges(one, as_of)]


def _challengeable(one: Assessment) -> bool:
    try:
        challenging.check_challengeable(one)
    except challenging.CannotChallenge:
        return False
    return True
