"""Batches, the rows of them that were held back, and where every row that arrived went."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope, access_key


class Batch(models.Model):
    """One file from one sender, at one of its stages. The file itself waits in the spool until it is loaded."""

    row_scope = RowScope()

    class State(models.TextChoices):
        RECEIVED = "received"  # to be loaded; taken up again after an interruption
        UNMATCHED = "unmatched"  # somebody's own spreadsheet, whose columns nobody has named yet
        UNTRIED = "untried"  # to be tried by the worker
        TRIED = "tried"  # tried out, and waits for somebody to load it or take it back
        LOADED = "loaded"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    WAITING = (State.RECEIVED, State.UNMATCHED, State.UNTRIED, State.TRIED)

    sender = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    column_map = models.CharField(max_length=60)
    # The column map made for this file alone, where it is somebody's own spreadsheet.
    own_map = models.TextField(blank=True, default="")
    map_digest = models.CharField(max_length=64, blank=True)
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
    # The headings as sent and where our columns stood: a held row is checked again under the same ones.
    headings = ArrayField(models.TextField(), default=list)
    places = models.JSONField(default=dict)
    # What a trial found: counts, and the rows that would be held back. The rows themselves are not kept by it.
    trial = models.JSONField(null=True)
    tried_at = models.DateTimeField(null=True)
    # Its place among its sender's files, as its name says; one that says nothing counts as new as the newest.
    place_in_order = models.BigIntegerField(default=0)
    says_its_place = models.BooleanField(default=False)
    akey = access_key("sender")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "what", "file_digest"],
                condition=~Q(state__in=["refused", "withdrawn"]),
                name="a_file_is_taken_once",
            ),
            models.CheckConstraint(
                condition=Q(state="loaded", loaded_at__isnull=False) | ~Q(state="loaded"),
                name="loaded_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="loaded") | Q(rows=F("added") + F("changed") + F("unchanged") + F("held")),
                name="no_row_of_a_file_is_lost",
            ),
        ]

    def __str__(self) -> str:
        return f"B-{self.pk:06d}"

    @property
    def waits(self) -> bool:
        """Whether its file waits: nothing of it is loaded, and it was neither refused nor taken back."""
        return self.state in self.WAITING


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

    # The cells as JSON text: a sender's file may hold characters that the database's own JSON cannot.
    sent = models.TextField()
    reasons = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    settled_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_why = models.TextField(blank=True)
    # The cells as they were loaded after mending; `sent` stays as it came.
    mended = models.TextField(blank=True)

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

    what = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    added = models.BooleanField()
    digest = models.CharField(max_length=64)
    target = models.BigIntegerField()
    # What the row said, column by column, to tell later what its sender changed (`clashing.py`).
    said = ArrayField(models.TextField(null=True), null=True)

    class Meta:
        indexes = [models.Index(fields=["akey", "what", "key", "-id"], name="arrival_latest")]
