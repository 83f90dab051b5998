"""What happens in a region after a moment: every record is changed in every way that the platform has."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.agencies import actions as agencies
from fourfold.core.agencies.models import Agency
from fourfold.core.history import clock
from fourfold.core.reference.models import Code
from fourfold.data.entities.models import SourceRecord
from fourfold.resourcing.operations import actions as operations
from fourfold.resourcing.operations.models import Operation, Service
from fourfold.tackling.activity import actions as activity
from fourfold.tackling.activity.models import Report
from fourfold.tackling.disruptions import actions as disruptions
from fourfold.tackling.disruptions.models import Disruption
from fourfold.understanding.assessments.actions import challenging, moderating, writing
from fourfold.understanding.assessments.models import Assessment, Challenge
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.actions import briefing, people, recording, saving
from fourfold.understanding.threats.models import (
    AffectedPlace,
    Decision,
    ExternalReference,
    LinkedPerson,
    Threat,
)
from tests.guardrails.examples import Examples

LATER = date(2050, 1, 1)
WEEK = timedelta(days=7)
PART = people.Part(role="associate", category="suspect", source="Later log", confidence="high")


def added_before(by: Examples) -> None:
    """What the examples lack and pages of the past show: a check, places, numbers elsewhere, a merge, a second look."""
    with viewing(by.coordinator) as now:
        first, second = Threat.objects.order_by("pk")[:2]
        _look(first, LinkedPerson.objects.all()[0], "Earlier", by.coordinator)
        AffectedPlace.objects.create(threat=first, prison="HMP Dunmere")
        AffectedPlace.objects.create(threat=first, council=Agency.objects.get(code="warrington_council"))
        ExternalReference.objects.create(
            threat=first, system="APMIS", value="A1", state="given by sender", since=now
        )
        merge(_new(by, "Op Merged earlier"), second, by.coordinator, by.decider)
    with viewing(by.coordinator):
        waiting = Assessment.objects.filter(state="submitted")[0]
        writing.second_opinion(assessment=waiting, answers=answers(), by=by.coordinator, at=clock.read())


def everything(by: Examples) -> None:
    """Renames, merges, closures, ends, checks, judgements, new records, an agency renamed late, labels put right."""
    _judge(by)
    _investigate(by)
    _disrupt(by)
    _report(by)
    with viewing(by.coordinator):
        for number, threat in enumerate(Threat.objects.filter(merged_into=None).order_by("pk")):
            _amend(threat, number, by.coordinator)
    with viewing(by.coordinator):
        _people(by)
        _decide(by)
        saving.save_view(user_id=by.coordinator.user_id, name="Later view", query="kind=ocg")
    Code.objects.update(label=Concat(Value("Later "), F("label")))
    with viewing(by.moderator) as now:
        agency = Agency.objects.get(code="cheshire")
        agencies.rename(
            agency=agency, name="Later Police", short_name="Later", on=date(2022, 6, 1), evidence="Later law",
            by=by.moderator, at=now,
        )  # fmt: skip


def merge(threat: Threat, into: Threat, by: Viewer, approver: Viewer) -> None:
    """A merge as the database has it: a decision, and the threat under the one that stays."""
    _decision(threat, "merge", threat.reference, into.reference, by, approver)
    Threat.objects.filter(pk=threat.pk).update(merged_into=into, phase="closed_merged")


def _amend(threat: Threat, number: int, by: Viewer) -> None:
    changes = {
        "name": f"Later name {number}", "summary": "Later summary.", "lro": f"DI Later {number}",
        "main_area": "fraud", "review_due": date(2021, 1, 1),
    }  # fmt: skip
    recording.amend(threat=threat, opened=threat.edition, changes=changes, by=by, at=clock.read())
    stands = threats.brief(threat.pk)
    told = briefing.Told(
        "Later danger.", f"Later signs {number}.", "Later report.", clock.day_of(clock.read()) + WEEK
    )
    briefing.write(threat=threat, opened=stands.edition if stands else 0, told=told, by=by, at=clock.read())
    AffectedPlace.objects.filter(threat=threat).delete()
    AffectedPlace.objects.create(threat=threat, prison=f"HMP Later {number}")
    ExternalReference.objects.filter(threat=threat).update(value="Later value", state="confirmed")
    ExternalReference.objects.create(
        threat=threat, system="PND", value="Later", state="given by sender", since=clock.read()
    )


def _people(by: Examples) -> None:
    for link in list(LinkedPerson.objects.all()):
        _look(link.threat, link, "Later", by.coordinator)
        people.link(threat=link.threat, subject=link.subject, part=PART, by=by.coordinator, at=clock.read())
        people.end(link=link, on=date(2022, 1, 1), reason="Moved away.", by=by.coordinator, at=clock.read())
    SourceRecord.objects.update(name="Later person", born_on=date(1980, 1, 1))


def _look(threat: Threat, link: LinkedPerson, word: str, by: Viewer) -> None:
    people.record_check(
        threat=threat, subject=link.subject, outcome="not_exploited", reason=f"{word} check.", review_on=LATER,
        by=by, at=clock.read(),
    )  # fmt: skip


def _decide(by: Examples) -> None:
    """Each threat meets one fate: closed, merged, of another type, or another agency's."""
    kept = _new(by, "Op Later")
    changes: tuple[tuple[str, dict[str, Any]], ...] = (
        ("close", {"phase": "closed_dismantled"}),
        ("reclassify", {"kind": "priority_individual", "subtype": ""}),
    )
    for number, threat in enumerate(
        Threat.objects.exclude(pk=kept.pk).filter(merged_into=None).order_by("pk")
    ):
        if number % 3 == 2:
            merge(threat, kept, by.coordinator, by.decider)
            continue
        act, change = changes[number % 3]
        _decision(threat, act, "", "", by.coordinator, by.decider)
        Threat.objects.filter(pk=threat.pk).update(**change)


def _decision(threat: Threat, act: str, before: str, after: str, by: Viewer, approver: Viewer) -> None:
    Decision.objects.create(
        threat=threat, act=act, before=before or threat.kind, after=after or threat.kind, reason=f"Reason of {act}.",
        evidence="log 9", what_becomes="Nothing.", check_on=LATER, decided_by_id=by.user_id,
        approved_by_id=approver.user_id, decided_at=clock.read(),
    )  # fmt: skip


def _judge(by: Examples) -> None:
    with viewing(by.decider):
        challenging.decide(
            raised=Challenge.objects.filter(outcome="")[0], overturn=True, reason="Later reason.", by=by.decider,
            at=clock.read(),
        )  # fmt: skip
    with viewing(by.moderator):
        for one in Assessment.objects.filter(state="submitted", second_to=None):
            moderating.agree(assessment=one, digest=one.digest, by=by.moderator, at=clock.read())
    with viewing(by.analyst):
        for one in Assessment.objects.filter(state="draft", second_to=None):
            writing.save(
                assessment=one, opened=one.edition, answers=answers(physical="low"), by=by.analyst,
                at=clock.read(),
            )  # fmt: skip
            one.refresh_from_db()
            writing.submit(assessment=one, by=by.analyst, at=clock.read(), override=(1, "Later override."))
    with viewing(by.coordinator):
        for second in Assessment.objects.exclude(second_to=None):
            Assessment.objects.filter(pk=second.pk).update(state="withdrawn")


def _investigate(by: Examples) -> None:
    with viewing(by.coordinator) as now:
        found = Operation.objects.all()[0]
        operations.amend(
            operation=found, opened=found.edition, changes={"name": "Operation Later", "sio": "DI Later"},
            by=by.coordinator, at=now,
        )  # fmt: skip
        for service in list(Service.objects.select_related("operation")):
            operations.stop_serving(service=service, on=date(2022, 2, 1), by=by.coordinator, at=clock.read())
        facts = {"name": "Operation Newer", "owner_agency_id": by.agency, "unit_id": None, "sio": "DI Newer",
                 "level": "level_1", "why_here": "Later.", "starts_on": date(2022, 1, 4),
                 "financial_investigator": "", "no_financial_investigator_because": "None is free"}  # fmt: skip
        newer = operations.open_operation(facts=facts, by=by.coordinator, at=clock.read())
        for threat in Threat.objects.filter(merged_into=None):
            threat.record = threat.pk  # type: ignore[attr-defined]
            operations.serve(
                operation=newer, threat=threat, on=date(2022, 1, 5), by=by.coordinator, at=clock.read()
            )


def _disrupt(by: Examples) -> None:
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


def _report(by: Examples) -> None:
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


def _new(by: Examples, name: str) -> Threat:
    facts = {"name": name, "kind": "ocg", "owner_agency_id": by.agency, "lead_agency_id": by.agency,
             "phase": "pursue", "main_area": "drugs", "summary": "Sells on Harbour Road."}  # fmt: skip
    return recording.add(facts=facts, by=by.coordinator, at=clock.read())
