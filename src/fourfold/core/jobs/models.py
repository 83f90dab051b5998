"""A piece of long work, as people see it: who asked, what about, how far it is, what came of it.

The queue itself is procrastinate's table beside it, which holds numbers only: of this row, of the person, of the grant.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope, access_key


class Work(models.Model):
    """Long work about one record. It exists for whoever may see the record, and for whoever asked for it."""

    row_scope = RowScope(history=False)

    class State(models.TextChoices):
        WAITING = "waiting"
        UNDER_WAY = "under way"
        DONE = "done"
        REFUSED = "refused"  # the person may not do it, or may no longer; `said` says why
        BROKEN = "broken"  # a fault of the platform's; nothing of it was kept

    ENDED = (State.DONE, State.REFUSED, State.BROKEN)

    name = models.CharField(max_length=40)
    about = models.BigIntegerField()
    owner = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    akey = access_key("owner")
    person = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    said = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # How far it is: the row passed, of how many where that is known, and the part of the file in per cent.
    row = models.IntegerField(default=0)
    rows = models.IntegerField(null=True)
    share = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "about"], condition=Q(ended_at__isnull=True), name="asked_for_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "under way"], ended_at__isnull=True)
                | (~Q(state__in=["waiting", "under way"]) & Q(ended_at__isnull=False)),
                name="ended_work_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["about", "name", "-id"], name="latest_work")]

    @property
    def is_open(self) -> bool:
        """Whether it waits or is under way."""
        return self.ended_at is None
