"""Batches, the rows of them that were held back, and where every row that arrived went."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope


class Batch(models.Model):
    """One file from one sender, at one of its stages. The file itself waits in the spool until it is loaded."""

    row_scope = RowScope()

    class State(models.TextChoices):
        RECEIVED = "received"
        LOADED = "loaded"
        REFUSED = "refused"

    sender = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    column_map = models.CharField(max_length=60)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    refusal = models.TextField(blank=True)
    received_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    loaded_at = models.DateTimeField(null=True)
    rows = models.IntegerField(null=True)
    added = models.IntegerField(null=True)
    changed = models.IntegerField(null=True)
    unchanged = models.IntegerField(null=True)
    held = models.IntegerField(null=True)
    akey = models.GeneratedField(
        expression=F("sender"), output_field=models.IntegerField(), db_persist=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "what", "file_digest"],
                condition=~Q(state="refused"),
                name="a_file_is_taken_once",
            ),
            models.CheckConstraint(
                condition=Q(state="loaded", loaded_at__isnull=False) | ~Q(state="loaded"),
                name="loaded_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"B-{self.pk:06d}"


class FromBatch(models.Model):
    """A row that came with a batch and is seen by whoever sees the batch."""

    row_scope = RowScope()

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="%(class)ss")
    row = models.IntegerField()
    akey = models.IntegerField(editable=False)

    class Meta:
        abstract = True


class HeldRow(FromBatch):
    """A row held back: what was sent, and every reason, in plain words. It is mended or set aside, never deleted."""

    class State(models.TextChoices):
        HELD = "held"
        MENDED = "mended"
        SET_ASIDE = "set aside"

    sent = models.JSONField()
    reasons = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    settled_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "row"], name="a_row_is_held_once"),
            models.CheckConstraint(
                condition=Q(state="held", settled_by__isnull=True, settled_at__isnull=True)
                | (~Q(state="held") & Q(settled_by__isnull=False, settled_at__isnull=False)),
                name="settled_has_who_and_when",
            ),
        ]


class Arrival(FromBatch):
    """Where a row went: which record it became or changed. The latest arrival of a key tells whether a row is new."""

    row_scope = RowScope(history=False, changeable=False)

    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    target = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["akey", "key", "-id"], name="arrival_latest")]
