"""Investigations: a threat may have several; an operation may serve several threats, or none yet."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope, kept_key, own_number
from fourfold.core.history.models import Version


class Facts(models.Model):
    """Who leads an investigation, where it is done and at which level, and why there."""

    name = models.CharField(max_length=80)
    owner_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    sio = models.CharField(max_length=120)
    level = models.CharField(max_length=30)
    why_here = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    financial_investigator = models.CharField(max_length=120, blank=True)
    no_financial_investigator_because = models.CharField(max_length=300, blank=True)
    edition = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Operation(Facts):
    """One investigation of the register."""

    row_scope = RowScope()

    akey = kept_key()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "owner_agency", "name", own_number(), name="operation_name_once_an_agency"
            ),
            models.CheckConstraint(
                condition=~Q(financial_investigator="") | ~Q(no_financial_investigator_because=""),
                name="a_financial_investigator_or_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="operation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OperationVersion(Facts, Version):
    """An operation as it was recorded for a time."""

    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "operations_operation_hist"

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """A threat that an operation serves, for a time; seen by whoever sees the operation."""

    row_scope = RowScope()

    operation = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="services")
    threat = models.ForeignKey("threats.Threat", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    akey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["operation", "threat", "starts_on"], name="served_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="service_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operation_id} serves {self.threat_id}"


class ServiceVersion(Version):
    """A service as it was recorded for a time. Numbers only: what they mean is read as of the same moment."""

    operation_id = models.BigIntegerField()
    threat_id = models.BigIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "operations_service_hist"

    def __str__(self) -> str:
        return f"{self.operation_id} served {self.threat_id}"
