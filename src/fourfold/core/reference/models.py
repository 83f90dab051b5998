"""One code of a dated list."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

PERIOD = Func(F("in_force_from"), F("in_force_to"), function="daterange", output_field=DateRangeField())


class Code(models.Model):
    """A choice of a list, in force from a day until a day (not included); an empty end is open.

    `illustrative` marks what is not the national wording: an installation loads the real one in its place.
    """

    list_name = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    label_cy = models.CharField(max_length=120, blank=True)
    meaning = models.TextField(blank=True)
    examples = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    often_mistaken = models.TextField(blank=True)
    order = models.SmallIntegerField(default=0)
    illustrative = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    in_force_from = models.DateField(null=True)
    in_force_to = models.DateField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="code_has_one_meaning_at_a_time",
                expressions=[
                    (F("list_name"), RangeOperators.EQUAL),
                    (F("code"), RangeOperators.EQUAL),
                    (PERIOD, RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(in_force_from__isnull=True)
                | Q(in_force_to__isnull=True)
                | Q(in_force_to__gt=F("in_force_from")),
                name="code_ends_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.list_name}: {self.code}"

    def is_in_force(self, on: date) -> bool:
        """Whether this wording holds on a day."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.in_force_to is None or on < self.in_force_to)
