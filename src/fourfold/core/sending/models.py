"""Drafts, receipts and answers: a person's own, kept for days. The database shows them to nobody else."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """Words that a person typed into the form of a page and that were not saved. No record, and no history."""

    person = models.IntegerField()
    page = models.CharField(max_length=500)
    showing = models.CharField(max_length=24, blank=True, default="")
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


class Answer(models.Model):
    """What a machine was answered when it wrote something: sent again under its own key, it is answered the same.

    `digest` is of what was sent, `reach` of what its sender could see then. `status` is 0 while it is being saved.
    """

    person = models.IntegerField()
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    reach = models.CharField(max_length=64)
    status = models.SmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    last_day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_answer_a_person_and_key")]
