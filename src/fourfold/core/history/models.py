"""How a version of a row looks to Django: an unmanaged twin of the live model."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models


class VersionsAsOf(models.QuerySet[Any]):
    """Versions of rows; `as_of` keeps the one of each row that was live at a moment."""

    def as_of(self, moment: datetime) -> VersionsAsOf:
        return self.filter(recorded_from__lte=moment, recorded_to__gt=moment)


class Version(models.Model):
    """What every version carries besides the row's own columns. The database alone writes these."""

    hid = models.BigAutoField(primary_key=True)
    record = models.BigIntegerField(db_column="id")
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField()
    recorded_by = models.IntegerField(null=True)
    request = models.TextField(null=True)

    objects: ClassVar[Any] = VersionsAsOf.as_manager()

    class Meta:
        abstract = True
        managed = False


class Slice(models.Model):
    """A narrow version, for lists of the past."""

    hid = models.BigIntegerField(primary_key=True)
    record = models.BigIntegerField(db_column="id")
    period = models.IntegerField()
    recorded_from = models.DateTimeField()
    recorded_to = models.DateTimeField()

    class Meta:
        abstract = True
        managed = False
