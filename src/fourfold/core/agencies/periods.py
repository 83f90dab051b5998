"""Database constraints for rows that hold for a time: `from_day` included, `until_day` not."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q


def one_at_a_time(name: str, of: str) -> ExclusionConstraint:
    """The database refuses two rows of the same agency whose periods overlap."""
    period: Any = Func(F("from_day"), F("until_day"), function="daterange", output_field=DateRangeField())
    expressions = [(F(of), RangeOperators.EQUAL), (period, RangeOperators.OVERLAPS)]
    return ExclusionConstraint(name=name, expressions=expressions)


def ends_later(name: str) -> models.CheckConstraint:
    """A period ends after the day on which it starts."""
    open_ended = Q(from_day__isnull=True) | Q(until_day__isnull=True)
    return models.CheckConstraint(condition=open_ended | Q(until_day__gt=F("from_day")), name=name)
