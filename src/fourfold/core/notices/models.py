"""Notices: a person's own. They hold a kind and an address, never a name, a reference or a word of a record."""

from __future__ import annotations

from django.db import models


class Notice(models.Model):
    """One thing that somebody is told, until they have opened it. The database alone adds notices."""

    person = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    address = models.CharField(max_length=200)
    told_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "-told_at"], condition=models.Q(opened_at__isnull=True), name="notice_waits"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
