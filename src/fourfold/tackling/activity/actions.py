"""Writes of reports: each is one transaction of policy, rule, change and audit, in its viewer's scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.utils.translation import gettext as _

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.tackling.activity import policy, rules
from fourfold.tackling.activity.models import Report


@dataclass(frozen=True)
class Told:
    """What an officer did or saw: in their words, where and when; who and which group, if they know."""

    what: str
    place: str
    happened_on: date
    who: str = ""
    group: str = ""


def report(*, facts: Told, by: Viewer, at: datetime) -> Report:
    """Keep what somebody did or saw, at the agency for which they act. Raises Refused, or Broken in words."""
    policy.check_report(by)
    rules.check_told(facts.what, facts.happened_on, clock.day_of(at))
    made = Report.objects.create(agency_id=by.agency_id, told_by_id=by.user_id, **vars(facts))
    made.refresh_from_db()
    audit.record(audit.Operation.COLLECTION, "report.tell", by=by, kind="report", target=made.reference)
    return made


def settle(
    *, report: Report, opened: int, state: str, answer: str, became: str = "", by: Viewer, at: datetime
) -> Report:
    """Say what becomes of a report, in words for whoever told it; `became` names what stands for it now.

    Raises Clash when the edition opened is not the one that stands, Refused, and Broken in words.
    """
    policy.check_settle(by, report.agency_id)
    rules.check_open(report.state, report.became)
    rules.check_settled(state, answer, became)
    same = Report.objects.filter(pk=report.pk, edition=opened)
    changes = {"state": state, "answer": answer.strip(), "became": _disruption(became, by)}
    if not same.update(**changes, settled_by_id=by.user_id, settled_at=at, edition=F("edition") + 1):
        raise Clash(Report.objects.get(pk=report.pk))
    audit.record(audit.Operation.ALTERATION, f"report.{state}", by=by, kind="report", target=report.reference)
    return Report.objects.get(pk=report.pk)


def _disruption(became: str, by: Viewer) -> str:
    """The disruption that stands for a report: whoever reported is told of none that is not there."""
    found = capability.reference("disruption", became, by) if became.strip() else ""
    if became.strip() and not found:
        missing = _(
            "There is no disruption %(reference)s, or you may not see it. Look at its reference again."
        )
        raise rules.Broken(missing % {"reference": became.strip()})
    return found
