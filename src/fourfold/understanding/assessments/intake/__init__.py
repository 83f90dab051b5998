"""How good rows, one a criterion, become assessments that wait for their moderator, or drafts with answers missing.

A force scores in its own system under a model that was adopted here, and says who judged on which day. A file submits
and never moderates; the rules are those of writing and submitting.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.data.sources import staging
from fourfold.data.sources.staging import Staged, Taken
from fourfold.understanding.assessments import policy, queries
from fourfold.understanding.assessments.intake import rows, writing
from fourfold.understanding.assessments.intake.judging import Judge
from fourfold.understanding.assessments.intake.known import Known
from fourfold.understanding.assessments.intake.stands import STANDS
from fourfold.understanding.threats.intake import referring

# Our columns of a file of assessments, with the type (and so the room) that each has while staged: one row for each
# criterion, so that a file of any model has the same columns. `assessment_reference` is the sender's own, where it
# has one; `said_on` the day on which the sender last saved the assessment. `threat_id` is no column of a file.
COLUMNS = (
    ("assessment_reference", "varchar(80)"), ("threat_reference", "varchar(60)"), ("model_code", "varchar(40)"),
    ("model_version", "varchar(20)"), ("assessed_on", "date"), ("assessor_name", "varchar(120)"),
    ("criterion", "varchar(60)"), ("answer", "varchar(60)"), ("reason", "varchar(4000)"), ("evidence", "varchar[]"),
    ("said_on", "date"), ("threat_id", "bigint"),
)  # fmt: skip


def take_in(staged: Staged) -> Taken:
    """Turn the staged rows into assessments; all or nothing is the caller's transaction."""
    policy.check_assess(staged.by)
    referring.refer(staged)
    staged.keep_amended(STANDS, COLUMNS)
    # The newest first: of two assessments of one threat in a file, the older is not taken in over the newer.
    sent = sorted(rows.read(), key=lambda one: one.first.assessed_on, reverse=True)
    targets = {row.target for one in sent for row in one.rows if row.target}
    known = Known({one.first.threat_id for one in sent}, targets)
    judge = Judge(known, staged.by.user_id, staged.at)
    for one in sent:
        judge.judge(one)
    staging.mark(
        [(row, "held", column, why.code, about) for row, column, why, about in judge.held], staging.HELD
    )
    writing.write(staged, judge)
    news = staged.counts()
    return Taken(
        added=news.get("added", 0),
        changed=news.get("changed", 0),
        unchanged=news.get("same", 0),
        held=staged.held(),
    )


def records(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The threat and number of each of these assessments that exists for the viewer, and its page."""
    found = queries.whole().filter(pk__in=ids)
    return {
        one.pk: (
            _("%(threat)s, assessment %(number)s") % {"threat": one.threat.reference, "number": one.number},
            reverse("assessments:assessment", args=[one.pk]),
        )
        for one in found
    }
