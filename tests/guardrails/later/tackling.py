"""Later on disruptions and on what officers told."""

from __future__ import annotations

from datetime import date

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity.models import Report
from fourfold.tackling.disruptions import actions as disruptions
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.threats.models import (
    Threat,
)
from tests.guardrails.examples import Examples


def disrupt(by: Examples) -> None:
    """Each record is amended in everything, joined, parted or withdrawn, and one more is made."""
    with viewing(by.moderator):
        for joined in Disruption.objects.exclude(joined_into=None):
            disruptions.part(disruption=joined, reason="Later parted.", by=by.moderator, at=clock.read())
    changes = {"what": "Later event.", "main_p": "prevent", "claimed": "minor", "could_after": "Later effect.",
               "place": "Later Street", "evidence": "later log", "tactics": ["vehicles"]}  # fmt: skip
    with viewing(by.coordinator):
        for one in Disruption.objects.order_by("pk"):
            amended = disruptions.amend(
                disruption=one, opened=one.edition, changes=changes, threats=(), results=(), people=(),
                by=by.coordinator, at=clock.read(),
            )  # fmt: skip
        disruptions.withdraw(
            disruption=amended, opened=amended.edition, reason="Later withdrawn.", by=by.coordinator, at=clock.read()
        )  # fmt: skip
        facts = {"agency_id": by.agency, "role": "lead", "event_on": date(2022, 5, 4), "main_p": "pursue",
                 "what": "A later record."}  # fmt: skip
        threat = Threat.objects.filter(merged_into=None)[0].reference
        disruptions.record(facts=facts, threats=(threat,), by=by.coordinator, at=clock.read())


def report(by: Examples) -> None:
    """Every report is answered, and somebody reports more."""
    for who in (by.coordinator, by.moderator):
        with viewing(who) as now:
            told = activity.Told("Later warrant.", "Later Street", date(2022, 1, 5))
            activity.report(facts=told, by=who, at=now)
    with viewing(by.coordinator):
        for one in list(Report.objects.filter(agency_id=by.agency)):
            activity.settle(
                report=one,
                opened=one.edition,
                state="plan",
                answer="Later words.",
                by=by.coordinator,
                at=clock.read(),
            )
