"""What the page of a disruption shows of its assurance."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fourfold.core.history import clock
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.assurance import queries, question_words, words
from fourfold.tackling.disruptions.models import DisruptionVersion
from fourfold.tackling.disruptions.policy import Permission
from fourfold.tackling.disruptions.presenters import Words


def of_disruption(viewer: Any, subject: Any, moment: datetime) -> dict[str, Any] | None:
    """What was decided of a disruption and answered later, for its page; of the past as it was known then."""
    as_of = moment if isinstance(subject, DisruptionVersion) else None
    said = Words.on(clock.day_of(moment), known=as_of)
    decided = queries.decisions(subject.record, as_of=as_of)
    return {
        "decisions": [(words.decision(each, said), each.reason) for each in decided],
        "answers": [
            (question_words.followed(each), each.note)
            for each in queries.followups(subject.record, as_of=as_of)
        ],
        "reference": subject.reference,
        "may_assure": as_of is None
        and viewer.may(Permission.ASSURE)
        and rules.counts(subject.joined_into_id, subject.withdrawn, subject.standing)
        and subject.agency_id in viewer.write_agencies,
    }
