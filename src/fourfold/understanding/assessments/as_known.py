"""An assessment as it was known at a past moment, from what was done with it until then."""

from __future__ import annotations

from datetime import datetime

from fourfold.understanding.assessments import answering
from fourfold.understanding.assessments.models import Assessment, Review, State
from fourfold.understanding.assessments.scoring.scoring import score

AFTER = {
    Review.Act.SUBMIT: State.SUBMITTED, Review.Act.AGREE: State.MODERATED, Review.Act.RETURN: State.RETURNED,
    Review.Act.WITHDRAW: State.WITHDRAWN, Review.Act.OVERTURN: State.MODERATED,
}  # fmt: skip


def at(one: Assessment, moment: datetime | None) -> Assessment | None:
    """The assessment as it stood; None before it began. A draft that was never submitted by then shows no answers.

    What a draft held between two submissions is for nobody but its assessor: reviews keep what was handed over.
    """
    if moment is None:
        return one
    if one.began_at > moment:
        return None
    acts = list(one.reviews.filter(at__lte=moment).order_by("at", "pk"))
    last = next((review for review in reversed(acts) if review.act in AFTER), None)
    _put(one, last)
    if one.state != State.MODERATED:
        one.moderator_id, one.moderated_at = None, None
    return one


def _put(one: Assessment, last: Review | None) -> None:
    one.state = AFTER[Review.Act(last.act)] if last else State.DRAFT
    one.answers, one.digest = (last.answers, last.digest) if last else ({}, "")
    result = score(answering.scoring_model(one.model), answering.from_stored(one.answers))
    one.risk, one.lowest, one.highest = result.risk, result.lowest, result.highest
    one.tier_worked_out = result.tier.number if result.tier else None
    if last is None or last.tier == one.tier_worked_out:
        one.tier_override, one.override_reason = None, ""
