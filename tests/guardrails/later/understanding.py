"""Later on the region's threats: amended, decided on, judged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.data.entities.models import SourceRecord
from fourfold.understanding.assessments.actions import challenging, moderating, writing
from fourfold.understanding.assessments.models import Assessment, Challenge
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats import queries as threats
from fourfold.understanding.threats.actions import briefing, people, recording
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


def merge(threat: Threat, into: Threat, by: Viewer, approver: Viewer) -> None:
    """A merge as the database has it: a decision, and the threat under the one that stays."""
    _decision(threat, "merge", threat.reference, into.reference, by, approver)
    Threat.objects.filter(pk=threat.pk).update(merged_into=into, phase="closed_merged")


def amend(threat: Threat, number: int, by: Viewer) -> None:
    """Every field of a threat, what officers are told of it, its places and its numbers elsewhere."""
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


def end_parts(by: Examples) -> None:
    """Everybody is looked at, gets another part, and loses the one that they had."""
    for link in list(LinkedPerson.objects.all()):
        look(link.threat, link, "Later", by.coordinator)
        people.link(threat=link.threat, subject=link.subject, part=PART, by=by.coordinator, at=clock.read())
        people.end(link=link, on=date(2022, 1, 1), reason="Moved away.", by=by.coordinator, at=clock.read())
    SourceRecord.objects.update(name="Later person", born_on=date(1980, 1, 1))


def look(threat: Threat, link: LinkedPerson, word: str, by: Viewer) -> None:
    """Somebody looks whether a person is exploited."""
    people.record_check(
        threat=threat, subject=link.subject, outcome="not_exploited", reason=f"{word} check.", review_on=LATER,
        by=by, at=clock.read(),
    )  # fmt: skip


def decide(by: Examples) -> None:
    """Each threat meets one fate: closed, merged, of another type, or another agency's."""
    kept = new(by, "Op Later")
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


def judge(by: Examples) -> None:
    """Challenges are decided, what waits is moderated, drafts are handed over."""
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


def new(by: Examples, name: str) -> Threat:
    """One more group."""
    facts = {"name": name, "kind": "ocg", "owner_agency_id": by.agency, "lead_agency_id": by.agency,
             "phase": "pursue", "main_area": "drugs", "summary": "Sells on Harbour Road."}  # fmt: skip
    return recording.add(facts=facts, by=by.coordinator, at=clock.read())
