"""Reports of activity: what an officer did or saw, in their own words, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope, kept_key
from fourfold.core.history.models import Version
from fourfold.tackling.activity import rules
from fourfold.tackling.activity.rules import State

USER, AGENCY = "access.User", "agencies.Agency"


class Facts(models.Model):
    """What was told, by whom and when; and what became of it. The database itself says when it was told."""

    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    told_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    happened_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    what = models.TextField()
    who = models.CharField(max_length=500, blank=True)
    group = models.CharField(max_length=200, blank=True)
    told_at = models.DateTimeField(editable=False)
    state = models.CharField(max_length=12, default=State.WAITING.value)
    answer = models.TextField(blank=True)
    became = models.CharField(max_length=200, blank=True)
    settled_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Report(Facts):
    """One report. What was told stays as it was told: the database refuses to change it."""

    row_scope = RowScope()

    akey = kept_key()

    class Meta:
        indexes = [
            models.Index(fields=["state", "told_at"], name="activity_report_waiting"),
            models.Index(fields=["told_by", "told_at"], name="activity_report_own"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state=State.WAITING.value,
                    settled_at__isnull=True,
                    settled_by__isnull=True,
                    answer="",
                    became="",
                )
                | (~Q(state=State.WAITING.value) & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="a_settled_report_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.WAITING.value, State.PLAN.value])
                | (Q(state=State.ANSWERED.value) & ~Q(answer=""))
                | (Q(state=State.DISRUPTION.value) & (~Q(answer="") | ~Q(became="")))
                | (Q(state=State.SAME_EVENT.value) & ~Q(became="")),
                name="whoever_reported_is_told_something",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return rules.reference(self.pk)


class ReportVersion(Facts, Version):
    """A report as it was recorded for a time."""

    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "activity_report_hist"

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return rules.reference(self.record)
