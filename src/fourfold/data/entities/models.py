"""Subjects, and what each source says of them. What is typed on the platform is one more source."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fourfold.core.access.scope import RowScope, access_key


class SubjectKind(models.TextChoices):
    """What a subject can be."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VEHICLE = "vehicle"
    PLACE = "place"
    PHONE = "phone"


class Subject(models.Model):
    """Somebody or something that others point at. It has an identifier, and nothing that could be wrong."""

    row_scope = RowScope(history=False)

    kind = models.CharField(max_length=20, choices=SubjectKind.choices)
    held_by = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    akey = access_key("held_by")

    def __str__(self) -> str:
        return f"P-{self.pk:07d}"


class SourceRecord(models.Model):
    """What one source says of a subject: never overwritten by another source."""

    row_scope = RowScope()

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="records")
    source = models.CharField(max_length=80)
    source_reference = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200)
    other_names = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    born_on = models.DateField(null=True)
    akey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_reference"],
                condition=~models.Q(source_reference=""),
                name="one_record_a_source_reference",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_reference}".strip()
