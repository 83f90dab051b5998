"""Drafts and receipts: a person's own, kept for days. The database shows them to nobody else."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """Words that a person typed into the form of a page and that were not saved. No record, and no history."""

    person = models.IntegerField()
    page = models.CharField(max_length=500)
    words = models.JSONField()
    kept_at = models.DateTimeField()
    last_day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "page"], name="one_draft_a_person_and_page")]


class Receipt(models.Model):
    """What one showing of a form sent, and the page that answered: sent again, it leads there and saves nothing."""

    showing = models.CharField(max_length=24)
    person = models.IntegerField()
    digest = models.CharField(max_length=64)
    address = models.CharField(max_length=2000, blank=True)
    sent_at = models.DateTimeField(null=True)
    last_day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["showing", "person", "digest"], name="the_same_is_saved_once")
        ]
