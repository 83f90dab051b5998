"""Linking people to a threat, and the exploitation check that comes first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock
from fourfold.data.entities import actions as entity_actions
from fourfold.data.entities import queries as entities
from fourfold.data.entities.models import Subject
from fourfold.understanding.threats import parts, policy, rules
from fourfold.understanding.threats.actions.holding import hold
from fourfold.understanding.threats.briefs import people as shown
from fourfold.understanding.threats.briefs import rules as brief_rules
from fourfold.understanding.threats.models import Brief, ExploitationCheck, LinkedPerson, Threat


@dataclass(frozen=True)
class Part:
    """What somebody's part in a threat is said to be, by whom, and how sure."""

    role: str
    category: str
    source: str
    confidence: str
    starts_on: date | None = None
    ends_on: date | None = None
    possibly_exploited: bool = False


@dataclass(frozen=True)
class Check:
    """What an exploitation check found, why, and when somebody looks again."""

    outcome: str
    reason: str
    review_on: date


@transaction.atomic
def enter(
    *,
    threat: Threat,
    known: Subject | None,
    name: str,
    born_on: date | None,
    part: Part,
    check: Check | None,
    by: Viewer,
    at: datetime,
) -> LinkedPerson:
    """Record a person (a known one, or a new one) with their part, and the exploitation check where there was one.

    All of it or nothing.
    """
    policy.check_record(by)
    owner = hold(threat.pk)[0].owner_agency_id
    subject = known or entity_actions.add_person(name=name, born_on=born_on, held_by=owner, by=by)
    if check:
        record_check(threat=threat, subject=subject, by=by, at=at, **vars(check))
    return link(threat=threat, subject=subject, part=part, by=by, at=at)


def link(*, threat: Threat, subject: Subject, part: Part, by: Viewer, at: datetime) -> LinkedPerson:
    """Give a person a part in a threat. rules.Broken says why when they cannot have it."""
    policy.check_record(by)
    # Held, so that the part takes the key of the agency that owns the threat when it is written.
    hold(threat.pk)
    on = clock.day_of(at)
    others = list(LinkedPerson.objects.filter(threat=threat, subject=subject))
    parts.check(
        part,
        others,
        born_on=entities.born_on(subject),
        has_current_check=has_current_check(threat, subject, on),
        on=on,
    )
    linked = LinkedPerson(threat=threat, subject=subject, **vars(part))
    _check_brief(threat, [*others, linked], on)
    linked.save()
    audit.record(audit.Operation.COMBINATION, "threat.link", by=by, kind="threat", target=threat.reference)
    capability.tell("threat parts changed", ids=[threat.pk], by=by, at=at)
    return linked


def end(*, link: LinkedPerson, on: date, reason: str, by: Viewer, at: datetime) -> LinkedPerson:
    """End somebody's part in a threat from a day; it stays in the history, with the reason."""
    policy.check_record(by)
    hold(link.threat_id)
    link.refresh_from_db()
    rules.check_link_end(link.starts_on, link.ends_on, on, clock.day_of(at))
    link.ends_on, link.ended_because = on, reason.strip()
    link.save(update_fields=["ends_on", "ended_because"])
    target = link.threat.reference
    audit.record(audit.Operation.ALTERATION, "threat.unlink", by=by, kind="threat", target=target)
    capability.tell("threat parts changed", ids=[link.threat_id], by=by, at=at)
    return link


def record_check(
    *, threat: Threat, subject: Subject, outcome: str, reason: str, review_on: date, by: Viewer, at: datetime
) -> ExploitationCheck:
    """Record that somebody looked whether a person is exploited."""
    policy.check_record(by)
    hold(threat.pk)
    rules.check_later(clock.day_of(at), review_on)
    check = ExploitationCheck.objects.create(
        threat=threat,
        subject=subject,
        outcome=outcome,
        reason=reason,
        review_on=review_on,
        checked_by_id=by.user_id,
        checked_on=clock.day_of(at),
    )
    audit.record(audit.Operation.COLLECTION, "threat.check", by=by, kind="threat", target=threat.reference)
    capability.tell("threat parts changed", ids=[threat.pk], by=by, at=at)
    return check


def has_current_check(threat: Threat, subject: Subject, on: date) -> bool:
    """Whether an exploitation check of this person on this threat is recorded and not past its review date."""
    return ExploitationCheck.objects.filter(threat=threat, subject=subject, review_on__gte=on).exists()


def _check_brief(threat: Threat, links: list[LinkedPerson], on: date) -> None:
    brief = Brief.objects.filter(threat=threat).first()
    if brief is not None:
        protected = shown.protected_names(links, threat.pk, on)
        brief_rules.check_not_named([brief.safety, brief.signs, brief.to_report], protected)
