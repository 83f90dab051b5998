"""A threat: what lists show of it, all of its facts, and its versions and slices of the past."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope, kept_key
from fourfold.core.history.models import Slice, Version


class Kind(models.TextChoices):
    """The three types of threat. What each is, with examples, stands in the code list `threat_kind`."""

    GROUP = "ocg"
    INDIVIDUAL = "priority_individual"
    VULNERABILITY = "vulnerability"


class Moderation(models.TextChoices):
    """Where the assessment of record stands; before there is one, where the latest draft stands."""

    NONE = "none"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    MODERATED = "moderated"
    WITHDRAWN = "withdrawn"


class Listed(models.Model):
    """What lists show, filter, sort and count by; also kept in narrow slices for lists of the past.

    Tier, risk, confidence and moderation are the *standing*: those of the assessment of record, written here by
    whoever judges (`actions.set_standing`), so that a list reads one table.
    """

    reference = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    subtype = models.CharField(max_length=40, blank=True)
    main_area = models.CharField(max_length=40, blank=True)
    owner_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    lro = models.CharField(max_length=120, blank=True)
    phase = models.CharField(max_length=40)
    is_soc = models.BooleanField(default=True)
    tier = models.SmallIntegerField(null=True)
    risk = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    confidence = models.CharField(max_length=10, blank=True)
    moderation = models.CharField(max_length=12, choices=Moderation.choices, default=Moderation.NONE)
    changed_since_moderation = models.BooleanField(default=False)
    review_due = models.DateField(null=True)
    merged_into = models.ForeignKey("threats.Threat", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


class Facts(Listed):
    """Everything that the platform holds of a threat itself."""

    summary = models.TextField(blank=True)
    further_areas = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    lead_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    first_identified = models.DateField(null=True)
    risk_ceiling = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    assessment_of_record = models.BigIntegerField(null=True)
    edition = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Threat(Facts):
    """One threat of the regional list: a group, an individual or a vulnerability."""

    row_scope = RowScope(slices=True)

    akey = kept_key()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="a_reference_is_used_once"),
            models.CheckConstraint(
                condition=Q(tier__isnull=True) | Q(tier__gte=1, tier__lte=5), name="tier_is_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="merged_into_another"
            ),
        ]
        indexes = [
            models.Index(F("risk").desc(nulls_last=True), "id", name="threat_by_risk"),
            models.Index("akey", F("risk").desc(nulls_last=True), "id", name="threat_by_key"),
        ]

    def __str__(self) -> str:
        return self.reference


class ThreatVersion(Facts, Version):
    """A threat as it was recorded for a time."""

    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "threats_threat_hist"


class ThreatSlice(Listed, Slice):
    """What lists of the past read."""

    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "threats_threat_slice"
