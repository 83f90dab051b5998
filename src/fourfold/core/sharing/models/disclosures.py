"""What went: rows of the partner that received, which the agency that shared reads and keeps right too."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope, access_key, kept_key
from fourfold.core.access.tied import tied
from fourfold.core.sharing.models.agreements import AGENCY, USER, Agreement
from fourfold.core.sharing.models.editions import Edition
from fourfold.core.sharing.rules.editions import Way


class Disclosure(models.Model):
    """One copy that went to one partner. Its words are fixed; the partner sees it until `use_until`, unless withdrawn.

    `copy` tells one copy from every other and says nothing else: no number counts what others were told.
    """

    row_scope = RowScope()

    copy = models.CharField(max_length=12, unique=True)
    partner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    about = models.CharField(max_length=20)
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    purpose = models.CharField(max_length=40)
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    sensitive = models.BooleanField(default=False)
    protects = models.BooleanField(default=False)
    recipients = ArrayField(models.CharField(max_length=200))
    contact = models.CharField(max_length=200)
    way = models.CharField(max_length=8, default=Way.WRITTEN.value)
    told_on = models.DateField(null=True)
    meeting = models.CharField(max_length=200, blank=True, default="")
    use_until = models.DateField()
    shared_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(editable=False)
    acknowledged_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=1)

    akey = access_key("partner")
    # The key of the record for the agency that shared: that agency's, or a compartment's. Triggers keep it.
    okey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            tied("acknowledged", "an_acknowledgement_says_who_and_when"),
        ]
        indexes = [models.Index(fields=["akey", "-shared_at"], name="disclosure_by_key")]

    def __str__(self) -> str:
        return self.copy


class Standing(models.Model):
    """The owner's own note on a copy: since when its source says something else, and what was decided about it."""

    row_scope = RowScope()

    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="standing")
    of_edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="standing")
    owner_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    changed_at = models.DateTimeField(null=True)
    settled = models.CharField(max_length=12, blank=True, default="")
    settled_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")

    akey = kept_key()

    class Meta:
        constraints = [
            tied("settled", "settled_by_somebody"),
        ]
        indexes = [models.Index(fields=["about_kind", "about_id"], name="standing_about")]

    def __str__(self) -> str:
        return str(self.disclosure_id)


class Action(models.Model):
    """What is asked of a partner with a copy, and the result that they gave."""

    row_scope = RowScope()

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="actions")
    partner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    what = models.CharField(max_length=500)
    due_on = models.DateField()
    asked_at = models.DateTimeField(editable=False)
    result = models.TextField(blank=True, default="")
    done_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=1)

    akey = access_key("partner")
    # The key of the record for the agency that shared: that agency's, or a compartment's. Triggers keep it.
    okey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result="", done_by__isnull=True, done_at__isnull=True)
                | (~Q(result="") & Q(done_by__isnull=False, done_at__isnull=False)),
                name="what_is_done_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Correction(models.Model):
    """What a partner is told of a copy that they have: corrected by a newer one, or withdrawn. It stays until read."""

    row_scope = RowScope()

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="corrections")
    partner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    copy = models.CharField(max_length=12)
    newer_copy = models.CharField(max_length=12, blank=True, default="")
    sentence = models.CharField(max_length=300)
    told_at = models.DateTimeField(editable=False)
    acknowledged_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)

    akey = access_key("partner")
    # The key of the record for the agency that shared: that agency's, or a compartment's. Triggers keep it.
    okey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            tied("acknowledged", "a_correction_is_acknowledged_by_somebody"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
