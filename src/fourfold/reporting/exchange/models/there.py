"""The national database's own lists, as last loaded."""

from __future__ import annotations

from django.db import models

from fourfold.core.access.scope import RowScope, access_key
from fourfold.reporting.exchange.models.kinds import Kind


class NationalList(models.Model):
    """The national database's own list of one kind of an agency's records, as last loaded; the next takes its place."""

    row_scope = RowScope()

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    digest = models.CharField(max_length=64)
    rows = models.IntegerField()
    loaded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()
    akey = access_key("agency")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "kind"], name="one_national_list_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.agency_id}"


class NationalRow(models.Model):
    """One row of it. `since` is when it was first loaded as it stands: the age of a difference that arose there."""

    row_scope = RowScope(history=False, deletable=True)

    list = models.ForeignKey(NationalList, on_delete=models.PROTECT, related_name="entries")
    national_reference = models.CharField(max_length=60)
    reference = models.CharField(max_length=60, blank=True)
    cells = models.JSONField()
    since = models.DateTimeField()
    akey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "national_reference"], name="a_national_reference_once")
        ]
        indexes = [
            models.Index(fields=["reference", "akey"], name="national_row_by_reference"),
            models.Index(fields=["national_reference", "akey"], name="national_row_by_number"),
        ]

    def __str__(self) -> str:
        return self.national_reference
