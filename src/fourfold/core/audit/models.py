"""The audit entry. The application may add one, and can neither read, change nor remove any."""

from __future__ import annotations

from django.db import models


class AuditEntry(models.Model):
    """One thing done. No foreign keys: the log never stands in the way of the live data."""

    at = models.DateTimeField()
    actor = models.IntegerField(null=True)
    agency = models.IntegerField(null=True)
    role = models.TextField(blank=True)
    for_whom = models.IntegerField(null=True)
    recipient = models.TextField(blank=True, default="")
    purpose = models.TextField(blank=True, default="")
    device = models.TextField(blank=True, default="")
    operation = models.TextField()
    act = models.TextField()
    target_kind = models.TextField(blank=True)
    target = models.TextField(blank=True)
    rows = models.IntegerField(null=True)
    reason = models.TextField(blank=True)
    request = models.TextField(blank=True)

    class Meta:
        managed = False
        db_table = "audit_entry"
