"""Where each record stands, as it was worked out last, and what has changed since.

Neither is anybody's word: a line is worked out from the record, its sendings and the national list
(`lines/keeping.py`), and holds until the database itself says that one of those has changed.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope, kept_key
from fourfold.reporting.exchange.models.kinds import Kind


class Line(models.Model):
    """One line of the outbox and of the reconciliation: a record of ours, or (without one) a row that is there only.

    `until` is the day from which it may be otherwise though nothing changes, such as somebody's eighteenth birthday;
    `made_under` the digest of the rules by which it was worked out. `apart` says how it differs from the national list,
    `there_row` with which row of that, and `listed_as` under which reference there.
    """

    row_scope = RowScope(history=False, deletable=True)

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    record = models.BigIntegerField(null=True)
    reference = models.CharField(max_length=60, blank=True)
    threats = ArrayField(models.BigIntegerField(), default=list)
    state = models.CharField(max_length=10, blank=True)
    act = models.CharField(max_length=10, blank=True)
    since = models.DateTimeField(null=True)
    national_reference = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    held = models.BooleanField(default=False)
    file = models.BigIntegerField(null=True)
    apart = models.CharField(max_length=10, blank=True)
    apart_since = models.DateTimeField(null=True)
    there_row = models.BigIntegerField(null=True)
    listed_as = models.CharField(max_length=60, blank=True)
    until = models.DateField(null=True)
    made_under = models.CharField(max_length=64)
    akey = kept_key()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "record"], name="one_line_a_record"),
            models.UniqueConstraint(
                fields=["there_row"],
                condition=Q(record__isnull=True),
                name="one_line_a_row_that_is_there_only",
            ),
        ]
        indexes = [
            models.Index(fields=["akey", "kind", "state"], include=["agency"], name="line_counted"),
            models.Index(fields=["since", "id"], condition=~Q(state="accepted"), name="line_waiting"),
            models.Index(fields=["apart_since", "id"], condition=~Q(apart=""), name="line_apart"),
            models.Index(
                fields=["akey", "kind", "apart"],
                include=["agency"],
                condition=~Q(apart=""),
                name="line_apart_counted",
            ),
            models.Index(fields=["id"], condition=~Q(reason=""), name="line_refused"),
            models.Index(fields=["kind", "reference"], name="line_by_reference"),
            models.Index(fields=["kind", "national_reference"], name="line_by_national_reference"),
            models.Index(fields=["there_row"], name="line_by_row"),
            models.Index(fields=["until"], name="line_until"),
            models.Index(fields=["made_under"], name="line_made_under"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}-{self.record}" if self.record else f"there-{self.there_row}"


class Touched(models.Model):
    """Something changed on which lines hang, by its number and nothing else; written by triggers, whoever writes.

    It is only ever added and, once the lines are worked out, taken away: two who write never wait for one another.
    """

    thing = models.CharField(max_length=20)
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.thing} {self.number}"
