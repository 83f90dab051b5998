"""Bringing together what several agencies recorded of one event, parting it again, and attaching a threat."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit.actions import Operation
from fourfold.core.history import clock
from fourfold.tackling.disruptions import joining_rules, policy, rules
from fourfold.tackling.disruptions.actions import hanging
from fourfold.tackling.disruptions.actions.holding import change, claim, hold, note, tell
from fourfold.tackling.disruptions.models import Disruption, ToldApart
from fourfold.understanding.threats import rules as threat_rules


def join(*, disruption: Disruption, into: Disruption, reason: str, by: Viewer, at: datetime) -> Disruption:
    """Say that two records are of one event: `into` leads and counts, the other is its agency's credit.

    Gives the record that was joined, as it then stands.
    """
    policy.check_join(by, disruption.agency_id, into.agency_id)
    joining, leading = hold(disruption.pk, into.pk) if disruption.pk != into.pk else hold(into.pk) * 2
    rules.check_reason(reason)
    joining_rules.check_join(claim(joining), claim(leading))
    joined = change(
        joining, joined_into_id=leading.pk, lead_agency_id=leading.lead_agency_id, change_reason=reason
    )
    _count(leading.pk, 1)
    note(Operation.COMBINATION, "disruption.join", joined, by)
    tell(joined, ["joined_into"], by=by, at=at)
    return joined


def part(*, disruption: Disruption, reason: str, by: Viewer, at: datetime) -> Disruption:
    """Take a record out of another again: each then counts by itself, led by whom its agency says."""
    policy.check_join(by, disruption.agency_id)
    joining_rules.check_part(disruption.joined_into_id)
    held, leading = hold(disruption.pk, disruption.joined_into_id or 0)
    joining_rules.check_part(held.joined_into_id)
    joining_rules.check_same_lead(held.joined_into_id, leading.pk)
    rules.check_reason(reason)
    led_by = held.benefits_id or held.agency_id
    parted = change(held, joined_into_id=None, lead_agency_id=led_by, change_reason=reason)
    _count(leading.pk, -1)
    _tell_apart(held.pk, leading.pk, reason)
    note(Operation.COMBINATION, "disruption.part", parted, by)
    tell(parted, ["joined_into"], by=by, at=at)
    return parted


def tell_apart(*, disruption: Disruption, other: Disruption, reason: str, by: Viewer, at: datetime) -> None:
    """Say that two records, however alike, are of two events: they are not suggested again."""
    policy.check_join(by, disruption.agency_id, other.agency_id)
    held = hold(*sorted((disruption.pk, other.pk)))
    rules.check_reason(reason)
    _tell_apart(disruption.pk, other.pk, reason)
    for one in held:
        note(Operation.COMBINATION, "disruption.tell_apart", one, by)


def attach(*, disruption: Disruption, threat: Any, settles: str = "", by: Viewer, at: datetime) -> Disruption:
    """Say that a record is against a threat; the reference by which its agency gave that threat is then settled.

    `settles` is that reference as it was given, where it is none of ours: only a person knows which threat it means.
    """
    policy.check_attach(by, disruption.agency_id)
    held = hold(disruption.pk)[0]
    rules.check_stands(held.withdrawn)
    hanging.add_threats(held, [threat], clock.day_of(at))
    meant = {settles, threat.reference}
    open_still = [one for one in held.threats_given if not meant & {one, threat_rules.reference(one)}]
    attached = change(
        held, threats_given=open_still, standing=hanging.standing(vars(held), hanging.targets_of(held))
    )
    note(Operation.COMBINATION, "disruption.attach", attached, by)
    tell(attached, ["threats"], by=by, at=at)
    return attached


def _tell_apart(one: int, other: int, reason: str) -> None:
    first, second = sorted((one, other))
    ToldApart.objects.create(disruption_id=first, other_id=second, reason=reason)


def _count(leading: int, more: int) -> None:
    """Its agency may not see who contributes, but sees how many do."""
    Disruption.objects.filter(pk=leading).update(contributors=F("contributors") + more)
