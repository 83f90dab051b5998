"""What the pages of a threat and of an operation show of their disruptions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.history import clock
from fourfold.resourcing.operations import queries as operations
from fourfold.resourcing.operations import rules as operation_rules
from fourfold.resourcing.operations.models import OperationVersion
from fourfold.tackling.activity import queries as reports
from fourfold.tackling.disruptions import policy, presenters, queries, rules
from fourfold.understanding.threats.models import ThreatVersion

MOST = 10


def of_threat(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """The newest disruptions of a threat; None for somebody who reads none."""
    if not viewer.may(policy.Permission.VIEW):
        return None
    as_of = moment if isinstance(subject, ThreatVersion) else None
    words = presenters.Words.on(clock.day_of(moment), known=as_of)
    found = queries.against_threat(subject.record, as_of=as_of)
    return {
        "rows": [_row(row, words) for row in found[:MOST]],
        "total": len(found),
        "reference": subject.reference,
        "may_record": viewer.may(policy.Permission.RECORD) and as_of is None,
    }


def of_operation(viewer: Viewer, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """The newest disruptions and activity against what an operation serves, of events while it served it."""
    if not viewer.may(policy.Permission.VIEW):
        return None
    as_of = moment if isinstance(subject, OperationVersion) else None
    words, today = presenters.Words.on(clock.day_of(moment), known=as_of), clock.day_of(moment)
    served = operations.served([subject.record], as_of=as_of).get(subject.record, [])
    periods = [
        queries.Period(one.threat.record, one.service.starts_on, one.service.ends_on) for one in served
    ]
    found = queries.against_threats(periods, as_of=as_of)
    shown = found[:MOST]
    now = [one.threat.reference for one in served if operation_rules.goes_on(one.service, today)]
    writes = viewer.may(policy.Permission.RECORD) and as_of is None
    return {
        "rows": [(*_row(row, words), words.standings.get(row.standing)) for row in shown],
        "reports": reports.that_became([row.reference for row in shown], viewer, as_of=as_of),
        "total": len(found),
        "served": served,
        "threats": ", ".join(now) if writes else "",
    }


def _row(row: Any, words: presenters.Words) -> tuple[str, Any, str | None, str, str]:
    grade = words.categories.get(rules.grade(row.claimed, row.assured))
    said = (
        _("not said yet")
        if grade is None
        else grade
        if row.assured
        else _("%(effect)s, claimed") % {"effect": grade}
    )
    return row.reference, row.event_on, words.ps.get(row.main_p), said, presenters.state(row)
