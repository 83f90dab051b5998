"""Saying later whether the effect of a disruption lasted: an answer to the question of 30, 90 or 180 days."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.tackling.disruptions import policy, rules
from fourfold.tackling.disruptions.actions import holding
from fourfold.tackling.disruptions.assurance import lasting
from fourfold.tackling.disruptions.models import Disruption, Followup


@transaction.atomic
def answer(
    *, disruption: Disruption, opened: int, back: str, note: str = "", by: Viewer, at: datetime
) -> Followup:
    """Say whether the group is back at its usual level, at the question that is due."""
    _check_answers(by, disruption)
    held = holding.hold_opened(disruption.pk, opened)
    rules.check_known(back, (lasting.BACK, lasting.NOT_BACK, lasting.NOT_KNOWN))
    given = dict(Followup.objects.filter(disruption=held).values_list("days", "back"))
    due = lasting.due(
        held.event_ends_on or held.event_on,
        given,
        on=clock.day_of(at),
        is_back=lasting.BACK in given.values(),
    )
    if due is None or not _may_last(held):
        raise rules.Broken(_("Nothing is asked about this disruption today."))
    made = Followup.objects.create(disruption=held, days=due, back=back, note=note, by_id=by.user_id, at=at)
    holding.change(held)
    holding.note(audit.Operation.COLLECTION, "disruption.followed", held, by)
    return made


def _may_last(disruption: Disruption) -> bool:
    """Whether there is an effect of which it is asked whether it lasts."""
    counts = rules.counts(disruption.joined_into_id, disruption.withdrawn, disruption.standing)
    return counts and rules.grade(disruption.claimed, disruption.assured) in lasting.SET_BACK


def _check_answers(by: Viewer, disruption: Disruption) -> None:
    if not policy.can_record(by, disruption.agency_id):
        raise Refused(_("The agency that recorded this disruption says whether its effect lasted."))
