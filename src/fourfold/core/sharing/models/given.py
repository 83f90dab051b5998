"""What partners give, under their own conditions, and what it was used for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope, access_key
from fourfold.core.sharing.models.agreements import AGENCY, USER


class Given(models.Model):
    """Information that a partner gave to an agency, for a purpose, under conditions (codes of `given_condition`).

    A row of the partner's own; the agency reads it and says what came of it. What was given is never changed.
    """

    row_scope = RowScope()

    giver = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=20, blank=True, default="")
    about_kind = models.CharField(max_length=20, blank=True, default="")
    about_id = models.BigIntegerField(null=True)
    copy = models.CharField(max_length=12, blank=True, default="")
    what = models.TextField()
    purpose = models.CharField(max_length=40)
    conditions = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    given_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(editable=False)
    became = models.TextField(blank=True, default="")
    became_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    became_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=1)

    akey = access_key("giver")
    # The key of the record for the agency that received it: that agency's, or a compartment's. Triggers keep it.
    okey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(became="", became_by__isnull=True, became_at__isnull=True)
                | (~Q(became="") & Q(became_by__isnull=False, became_at__isnull=False)),
                name="what_came_of_it_says_who_and_when",
            ),
        ]
        indexes = [models.Index(fields=["to_agency", "about"], name="given_about")]

    def __str__(self) -> str:
        return str(self.pk)


class Use(models.Model):
    """That an agency used what a partner gave: what for, and who of the partner agreed where they ask to be asked."""

    row_scope = RowScope(changeable=False)

    given = models.ForeignKey(Given, on_delete=models.PROTECT, related_name="uses")
    owner_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    what_for = models.CharField(max_length=500)
    stop_or_arrest = models.BooleanField(default=False)
    agreed_by = models.CharField(max_length=200, blank=True, default="")
    used_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField(editable=False)

    akey = access_key("owner_agency")

    def __str__(self) -> str:
        return f"{self.given_id} for {self.purpose}"
