"""The second pair of eyes: another person reads what was asked for and settles it. Only then a threat changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.understanding.threats import acts, policy, requests, rules
from fourfold.understanding.threats.actions import settling
from fourfold.understanding.threats.models import Decision, DecisionRequest, Outcome, Threat


class ChangedSinceAsked(rules.Broken):
    """The threat is not what it was when the decision was asked for, so nobody can approve it."""

    def __init__(self) -> None:
        super().__init__(_("This changed after it was asked for. Read what changed, then ask again."))


@transaction.atomic
def approve(*, asked: DecisionRequest, by: Viewer, at: datetime) -> Decision:
    """Carry out what was asked for: the decision is kept, the threat changes, and whoever listens is told."""
    policy.check_approves(by)
    threat, *other = settling.take_turn(asked)
    into = other[0] if other else None
    check_may_approve(asked, threat, into, by)
    check_can_be_approved(asked, threat, into, at)
    # The decision and the request first: after a transfer the rows may be out of the writer's own scope.
    decision = _decision(asked, threat, into, by, at)
    settling.settle(asked, Outcome.APPROVED, "", by, at, decision=decision)
    for each in (threat, *other):  # more hangs on a threat that another was merged into: it is read anew
        settling.lapse_others(each, by, at)
    changes = acts.changes(asked)
    Threat.objects.filter(pk=threat.pk).update(**changes, edition=F("edition") + 1)
    operation, target = audit.Operation.ALTERATION, threat.reference
    audit.record(operation, f"threat.{asked.act}", by=by, kind="threat", target=target)
    capability.tell("threats changed", ids=[threat.pk], fields=sorted(changes), by=by, at=at)
    return decision


def refuse(*, asked: DecisionRequest, reason: str, by: Viewer, at: datetime) -> DecisionRequest:
    """Refuse what was asked for, with the reason that whoever asked will read. The threat stays as it is."""
    policy.check_approves(by)
    threat, *other = settling.take_turn(asked)
    check_may_approve(asked, threat, other[0] if other else None, by)
    settling.check_reason(reason, _("Say why you refuse it, so that whoever asked can mend it."))
    return settling.settle(asked, Outcome.REFUSED, reason, by, at)


def check_may_approve(asked: DecisionRequest, threat: Threat, into: Threat | None, by: Viewer) -> None:
    """Refused unless this person is another than the asker and approves for every agency that the decision touches."""
    policy.check_may_approve(by, asked.asked_by_id, asked.act, requests.owners_of(asked, threat, into))


def check_can_be_approved(asked: DecisionRequest, threat: Threat, into: Threat | None, at: datetime) -> None:
    """rules.Broken where what was asked for no longer holds: the facts, the rules, or the asker's own role."""
    if not requests.is_current(asked, threat, into):
        raise ChangedSinceAsked
    on = clock.day_of(at)
    acts.check(asked, threat, into)
    if asked.check_on <= on:
        raise rules.Broken(
            _("The day to look again has passed. Refuse it, so that it is asked for with another day.")
        )
    if not requests.still_decides(asked.asked_by_id, asked.act, requests.owners_of(asked, threat, into), on):
        raise rules.Broken(
            _(
                "%(person)s asked for this and decides for this agency no longer. Somebody else has to ask for it."
            )
            % {"person": asked.asked_by.name}
        )


def _decision(
    asked: DecisionRequest, threat: Threat, into: Threat | None, by: Viewer, at: datetime
) -> Decision:
    before, after = acts.before_and_after(asked, threat, into)
    return Decision.objects.create(
        threat=threat,
        act=asked.act,
        before=before,
        after=after,
        reason=asked.reason,
        evidence=asked.evidence,
        what_becomes=asked.what_becomes,
        check_on=asked.check_on,
        decided_by_id=asked.asked_by_id,
        approved_by_id=by.user_id,
        decided_at=at,
    )
