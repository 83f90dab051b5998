"""What the assessments of a file come to, written in a few statements and told to the audit log."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fourfold.core.audit import actions as audit
from fourfold.core.audit.actions import Operation
from fourfold.data.sources import staging
from fourfold.data.sources.staging import Staged
from fourfold.understanding.assessments import standing
from fourfold.understanding.assessments.actions import keeping, lapsing
from fourfold.understanding.assessments.intake.judging import Judge
from fourfold.understanding.assessments.models import Assessment, Review, State

PORTION = 500
WRITTEN = [
    "state", "answers", "assessor", "submitted_at", "risk", "lowest", "highest", "tier_worked_out", "tier_override",
    "override_reason", "confidence", "position", "digest", "edition", "assessed_on", "assessed_by", "said_on",
    "edition_sent",
]  # fmt: skip


def write(staged: Staged, judge: Judge) -> None:
    """New assessments and those that went on; what is whole waits for its moderator, the rest is a draft."""
    made, written = ([one for one, _rows in pairs] for pairs in (judge.made, judge.written))
    Assessment.objects.bulk_create(made, batch_size=PORTION)
    Assessment.objects.bulk_update(written, WRITTEN, batch_size=PORTION)
    submitted = [one for one in (*made, *written) if one.state == State.SUBMITTED]
    Review.objects.bulk_create(
        [keeping.review_of(one, Review.Act.SUBMIT, "", staged.by, staged.at) for one in submitted],
        batch_size=PORTION,
    )
    lapsing.lapse([one.pk for one in submitted], _("The assessment was submitted again."), staged.at)
    standing.show_several([*made, *written])
    went = [
        (row.row, news, one.pk)
        for news, pairs in (("added", judge.made), ("changed", judge.written))
        for one, rows in pairs
        for row in rows
    ]
    staging.mark(went, (("news", "text"), ("target", "bigint")))
    _tell(staged, len(made), len(written), len(submitted))


def _tell(staged: Staged, made: int, written: int, submitted: int) -> None:
    """One entry of each kind a file, with how many."""
    told = (
        (Operation.COLLECTION, "assessment.start", made),
        (Operation.ALTERATION, "assessment.save", written),
        (Operation.ALTERATION, "assessment.submit", submitted),
    )
    for operation, act, rows in told:
        if rows:
            audit.record(operation, act, by=staged.by, kind="batch", target=staged.batch, rows=rows)
