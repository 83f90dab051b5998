"""The end of a request: approved, refused, withdrawn, or lapsed because the threat went another way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.understanding.threats import requests, rules
from fourfold.understanding.threats.actions.holding import hold
from fourfold.understanding.threats.models import Decision, DecisionRequest, Outcome, Threat


def take_turn(asked: DecisionRequest) -> list[Threat]:
    """Hold the threats that a request is about, and read it as it stands; rules.Broken once somebody settled it."""
    held = hold(asked.threat_id, asked.into_id)
    asked.refresh_from_db(from_queryset=requests.whole())
    if asked.outcome:
        name = asked.settled_by.name if asked.settled_by else ""
        raise rules.Broken(SETTLED[asked.outcome]() % {"person": name})
    return held


def settle(
    asked: DecisionRequest,
    outcome: str,
    reason: str,
    by: Viewer,
    at: datetime,
    *,
    decision: Decision | None = None,
) -> DecisionRequest:
    """Write what became of a request, who said so, when and why."""
    asked.outcome, asked.settled_reason, asked.decision = outcome, reason, decision
    asked.settled_by_id, asked.settled_at = by.user_id, at
    asked.save()
    operation, target = audit.Operation.ALTERATION, asked.threat.reference
    audit.record(operation, f"decision.{outcome}", by=by, kind="threat", target=target)
    return asked


def lapse_others(threat: Threat, by: Viewer, at: datetime) -> None:
    """End what else waits on a threat that was decided on: it was asked for about another state of things."""
    for other in requests.whole().filter(threat=threat, outcome="").order_by("pk"):
        settle(other, Outcome.LAPSED, _("Another decision on the threat was approved first."), by, at)


def check_reason(reason: str, sentence: str) -> None:
    """Refuse an end without a reason."""
    if not reason.strip():
        raise rules.Broken(sentence)


SETTLED: dict[str, Callable[[], str]] = {
    Outcome.APPROVED: lambda: _("%(person)s has approved this already."),
    Outcome.REFUSED: lambda: _("%(person)s has refused this already. Ask again if it is still needed."),
    Outcome.WITHDRAWN: lambda: _("%(person)s withdrew this. Nothing is left to decide."),
    Outcome.LAPSED: lambda: _("This has lapsed, because the threat changed. It has to be asked for again."),
}
