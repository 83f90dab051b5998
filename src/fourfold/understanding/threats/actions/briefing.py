"""Writing what officers are told of a threat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fourfold.core import capability
from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.understanding.threats import policy
from fourfold.understanding.threats.actions.holding import hold
from fourfold.understanding.threats.briefs import people, rules
from fourfold.understanding.threats.models import Brief, LinkedPerson, Threat


@dataclass(frozen=True)
class Told:
    """What officers are told, and when somebody looks at it again. `safety` may be empty."""

    safety: str
    signs: str
    to_report: str
    review_on: date


def write(*, threat: Threat, opened: int, told: Told, by: Viewer, at: datetime) -> Brief:
    """Put a brief in force; the one before stays in the history. Whoever writes it has reviewed it.

    `opened` is the edition that the writer read, 0 where there was none; Clash when another stands now.
    """
    policy.check_brief(by)
    now = hold(threat.pk)[0]
    rules.check_open(now.phase, now.merged_into_id)
    on = clock.day_of(at)
    rules.check_review(on, told.review_on)
    _check_says(now, told, on)
    brief = Brief.objects.filter(threat=now).first() or Brief(threat=now, edition=0)
    if brief.edition != opened:
        raise Clash(brief)
    operation = audit.Operation.ALTERATION if brief.pk else audit.Operation.COLLECTION
    for name, value in vars(told).items():
        setattr(brief, name, value)
    brief.written_by_id, brief.written_at, brief.edition = by.user_id, at, opened + 1
    brief.save()
    audit.record(operation, "threat.brief", by=by, kind="threat", target=now.reference)
    capability.tell("threat parts changed", ids=[now.pk], by=by, at=at)
    return brief


def _check_says(threat: Threat, told: Told, on: date) -> None:
    """All that is linked counts, also parts that have ended: a victim of last year is still one."""
    links = list(LinkedPerson.objects.filter(threat=threat))
    rules.check_says(
        [told.safety, told.signs, told.to_report],
        sources={link.source for link in links},
        protected=people.protected_names(links, threat.pk, on) if links else (),
    )
