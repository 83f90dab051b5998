"""What officers are told of a threat: short texts written for them by whoever answers for it."""

from __future__ import annotations

from django.db import models

from fourfold.understanding.threats.models.attached import Attached

# Characters. A constable reads this on a telephone in a car park: what does not fit there is not read.
SAFETY_MOST, SIGNS_MOST, TO_REPORT_MOST = 300, 500, 500


class Brief(Attached):
    """The brief of a threat for officers: one in force a threat; earlier ones are versions of this row.

    It is written for officers and never taken from the summary, a source, a score or a reason. `safety` is empty where
    no warning is written, which never says that there is no danger. After `review_on` it is still shown, and says that
    nobody has looked since.
    """

    safety = models.CharField(max_length=SAFETY_MOST, blank=True)
    signs = models.CharField(max_length=SIGNS_MOST)
    to_report = models.CharField(max_length=TO_REPORT_MOST)
    review_on = models.DateField()
    written_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    edition = models.IntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["threat"], name="one_brief_a_threat")]
