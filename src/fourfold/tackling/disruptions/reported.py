"""A report of activity that becomes a disruption, or is of one that stands: what the form starts from, and the word to
whoever reported it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability.sentences import Clash
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity import policy as activity_policy
from fourfold.tackling.activity import queries as reports
from fourfold.tackling.activity import rules as activity_rules
from fourfold.tackling.activity.models import ReportVersion
from fourfold.tackling.disruptions import actions, policy, queries, rules
from fourfold.tackling.disruptions.models import Disruption


def asked_for(asked: Mapping[str, Any], viewer: Viewer) -> Any | None:
    """The report in an address, for whoever settles it; None where none is named, no page where it is not theirs."""
    if not asked.get("report"):
        return None
    found = reports.report(str(asked["report"]), viewer)
    if found is None or not activity_policy.can_settle(viewer, found.agency_id):
        raise Http404
    return found


def initial(report: Any | None) -> dict[str, Any]:
    """What a report fills of the form: what happened, and when."""
    return {} if report is None else {"what": report.what, "event_on": report.happened_on}


def record(
    report: Any | None, *, facts: dict[str, Any], threats: list[str], by: Viewer, at: datetime
) -> Disruption:
    """Record it, and tell whoever reported it, together or not at all. Raises Refused, and rules.Broken in words."""
    if report is None:
        return actions.record(facts=facts, threats=threats, by=by, at=at)
    with transaction.atomic():
        _check_open(report)
        filled = {"from_report": report.pk, "place": report.place} | facts
        made = actions.record(facts=filled, threats=threats, by=by, at=at)
        _tell(report, activity_rules.State.DISRUPTION, made, by, at)
    return made


def amend(
    report: Any | None, *, disruption: Disruption, by: Viewer, at: datetime, **given: Any
) -> Disruption:
    """Amend the record of the event that a report is of, and tell whoever reported it, together or not at all.

    `given` is what the action takes. Raises Clash where the record changed, Refused, and rules.Broken in words.
    """
    if report is None:
        return actions.amend(disruption=disruption, by=by, at=at, **given)
    with transaction.atomic():
        _check_open(report)
        amended = actions.amend(disruption=disruption, by=by, at=at, **given)
        _tell(report, activity_rules.State.SAME_EVENT, amended, by, at)
    return amended


def _check_open(report: Any) -> None:
    try:
        activity_rules.check_open(report.state, report.became)
    except activity_rules.Broken as broken:
        raise rules.Broken(str(broken)) from broken


def _tell(report: Any, state: str, stands: Disruption, by: Viewer, at: datetime) -> None:
    """Say what became of the report; where somebody else did meanwhile, that is a sentence, and no clash of records."""
    try:
        activity.settle(
            report=report,
            opened=report.edition,
            state=state,
            answer="",
            became=stands.reference,
            by=by,
            at=at,
        )
    except (activity_rules.Broken, Clash) as broken:
        raise rules.Broken(str(broken)) from broken


def reference(written: str, viewer: Viewer) -> str:
    """The reference of the disruption that whoever settles a report names; "" where they may see no such record."""
    found = queries.disruption(written) if viewer.may(policy.Permission.VIEW) else None
    return found.reference if found is not None else ""


def panel(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """On a report's page: the disruption that it became, or the way to record one; None where there is neither."""
    today = not isinstance(subject, ReportVersion)
    known = queries.disruption(subject.became, as_of=None if today else moment) if subject.became else None
    shown = known.reference if known is not None and viewer.may(policy.Permission.VIEW) else ""
    may_record = (
        today
        and not subject.became
        and policy.can_record(viewer, subject.agency_id)
        and activity_policy.can_settle(viewer, subject.agency_id)
    )
    return (
        {"reference": subject.reference, "shown": shown, "may_record": may_record}
        if shown or may_record
        else None
    )
