"""Editions: what somebody made of a record for one partner and one purpose. The partner never reads these rows."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope, kept_key
from fourfold.core.sharing.models.agreements import AGENCY, USER, Agreement
from fourfold.core.sharing.rules.editions import State, Way


class Edition(models.Model):
    """What goes (`body`), what did not and why (`judged`, without its text), and the second person's word."""

    row_scope = RowScope()

    owner_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    about = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    partner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="editions")
    purpose = models.CharField(max_length=40)
    body = models.JSONField()
    judged = models.JSONField()
    digest = models.CharField(max_length=64)
    sensitive = models.BooleanField(default=False)
    # It names victims, witnesses or others to protect, or says that somebody is one and was left out.
    protects = models.BooleanField(default=False)
    recipients = ArrayField(models.CharField(max_length=200))
    contact = models.CharField(max_length=200)
    way = models.CharField(max_length=8, default=Way.WRITTEN.value)
    told_on = models.DateField(null=True)
    meeting = models.CharField(max_length=200, blank=True, default="")
    asks = models.CharField(max_length=500, blank=True, default="")
    asks_by = models.DateField(null=True)
    use_until = models.DateField()
    correction = models.CharField(max_length=300, blank=True, default="")
    instead_of = models.ForeignKey(
        "sharing.Disclosure", on_delete=models.PROTECT, null=True, related_name="newer_editions"
    )
    state = models.CharField(max_length=9, default=State.WAITING.value)
    made_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(editable=False)
    decided_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True, default="")
    edition = models.IntegerField(default=1)

    akey = kept_key()

    class Meta:
        constraints = [
            models.CheckConstraint(
                # What went without a second person is decided by nobody, at its moment.
                condition=Q(decided_by__isnull=True, decided_at__isnull=True) | Q(decided_at__isnull=False),
                name="an_edition_is_decided_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=State.WAITING.value, decided_by__isnull=True)
                | Q(state=State.GONE.value)
                | Q(state=State.WITHDRAWN.value, decided_by=F("made_by"))
                | (Q(state=State.REFUSED.value) & ~Q(decided_by=F("made_by"))),
                name="an_edition_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | ~Q(decided_by=F("made_by"))
                | Q(state=State.WITHDRAWN.value),
                name="a_second_person_lets_an_edition_go",
            ),
        ]
        indexes = [models.Index(fields=["about_kind", "about_id"], name="edition_about")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def reference(self) -> str:
        return str(self.pk)
