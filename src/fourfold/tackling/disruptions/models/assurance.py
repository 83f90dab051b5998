"""What is said of a disruption afterwards: who agreed its effect, in which meeting, and whether the effect lasted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope, access_key
from fourfold.core.history.models import Version
from fourfold.tackling.disruptions.models.disruption import Category, Disruption


class Meeting(models.Model):
    """A panel that met on a day. `members` are the names of those who sat, one a line."""

    row_scope = RowScope()

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    members = models.TextField()
    opened_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    akey = access_key("agency")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "held_on"], name="a_panel_meets_once_a_day")]

    def __str__(self) -> str:
        return f"{self.agency_id} on {self.held_on}"


class MeetingVersion(Version):
    """A meeting as it was recorded for a time."""

    agency_id = models.IntegerField()
    held_on = models.DateField()
    members = models.TextField()
    opened_by_id = models.BigIntegerField()
    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "disruptions_meeting_hist"


class Act(models.TextChoices):
    """What was decided: the effect, or that a panel is to decide it."""

    DECIDE = "decide"
    TO_PANEL = "to_panel"


class Afterwards(models.Model):
    """A row that belongs to a disruption and is seen by whoever sees the disruption."""

    disruption = models.ForeignKey(Disruption, on_delete=models.PROTECT, related_name="%(class)ss")
    by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    akey = models.IntegerField(editable=False)

    class Meta:
        abstract = True


class Decision(Afterwards):
    """One decision on the effect: never changed, and the last one stands.

    `sitting` keeps which panel decided (its day, then a name a line), so that an agency reads it whose own people were
    not at the meeting.
    """

    row_scope = RowScope(changeable=False)

    act = models.CharField(max_length=10, choices=Act.choices)
    claimed = models.CharField(max_length=10, choices=Category.choices, blank=True)
    grade = models.CharField(max_length=10, choices=Category.choices, blank=True)
    reason = models.TextField(blank=True)
    way = models.CharField(max_length=12)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="decisions")
    sitting = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(act="to_panel") | ~Q(grade=""), name="a_decision_gives_an_effect"
            ),
            models.CheckConstraint(
                condition=Q(act="to_panel") | ~Q(way="panel") | Q(meeting__isnull=False),
                name="a_panel_decides_in_a_meeting",
            ),
        ]


class DecisionVersion(Version):
    """A decision as it was recorded; it has one version."""

    disruption_id = models.BigIntegerField()
    act = models.CharField(max_length=10)
    claimed = models.CharField(max_length=10)
    grade = models.CharField(max_length=10)
    reason = models.TextField()
    way = models.CharField(max_length=12)
    meeting_id = models.BigIntegerField(null=True)
    sitting = models.TextField()
    by_id = models.BigIntegerField()
    at = models.DateTimeField()
    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "disruptions_decision_hist"


class Followup(Afterwards):
    """The answer to one question, so many days after the event: is the group back at its usual level?"""

    row_scope = RowScope()

    days = models.SmallIntegerField()
    back = models.CharField(max_length=10)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disruption", "days"], name="asked_once_at_each_time"),
            models.CheckConstraint(condition=Q(days__in=[30, 90, 180]), name="asked_at_30_90_or_180"),
        ]


class FollowupVersion(Version):
    """An answer as it was recorded for a time."""

    disruption_id = models.BigIntegerField()
    days = models.SmallIntegerField()
    back = models.CharField(max_length=10)
    note = models.CharField(max_length=500)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()
    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "disruptions_followup_hist"
