"""Threats, and what hangs on them: linked people, officers, places, external references, decisions."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope, access_key
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

    akey = access_key("owner_agency")

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


class Attached(models.Model):
    """A row that belongs to a threat and is seen by whoever sees the threat."""

    row_scope = RowScope()

    threat = models.ForeignKey(Threat, on_delete=models.PROTECT, related_name="%(class)ss")
    akey = models.IntegerField(editable=False)

    class Meta:
        abstract = True


class LinkedPerson(Attached):
    """A person's part in a threat. The person is a subject; the name stays with its source."""

    subject = models.ForeignKey("entities.Subject", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    category = models.CharField(max_length=30)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=120)
    confidence = models.CharField(max_length=10)
    possibly_exploited = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="link_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(role="member", category="victim"), name="a_victim_is_never_a_member"
            ),
        ]


class ExploitationCheck(Attached):
    """Somebody looked whether a person is exploited, before calling them a member; to be looked at again."""

    row_scope = RowScope(changeable=False)

    subject = models.ForeignKey("entities.Subject", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=30)
    reason = models.TextField()
    checked_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField()
    review_on = models.DateField()


class Office(models.TextChoices):
    """Who answers for a threat."""

    LRO = "lro"
    MANAGER = "manager"
    SRO = "sro"


class Officer(Attached):
    """An officer of a threat, for a time: its lead responsible officer, day-to-day manager or SRO."""

    office = models.CharField(max_length=10, choices=Office.choices)
    name = models.CharField(max_length=120)
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)


class AffectedPlace(Attached):
    """A council area or a prison that a threat touches."""

    row_scope = RowScope(deletable=True)

    council = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    prison = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(council__isnull=False, prison="") | (Q(council__isnull=True) & ~Q(prison="")),
                name="a_council_or_a_prison",
            )
        ]


class ExternalReference(Attached):
    """What another system calls this threat, and how far the two agree."""

    system = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    state = models.CharField(max_length=30)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["threat", "system"], name="one_reference_a_system"),
        ]


class Decision(Attached):
    """Why a threat was merged, transferred, closed or reclassified: the reason stands for good."""

    row_scope = RowScope(changeable=False)

    class Act(models.TextChoices):
        MERGE = "merge"
        TRANSFER = "transfer"
        CLOSE = "close"
        REOPEN = "reopen"
        RECLASSIFY = "reclassify"

    act = models.CharField(max_length=12, choices=Act.choices)
    reason = models.TextField()
    evidence = models.TextField()
    before = models.CharField(max_length=60)
    after = models.CharField(max_length=60)
    what_becomes = models.TextField()
    check_on = models.DateField()
    decided_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("approved_by")), name="approved_by_another"),
        ]


class ReferenceCounter(models.Model):
    """The last number given under a prefix, such as NW-OCG."""

    prefix = models.CharField(max_length=12, primary_key=True)
    last = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.prefix


class SavedView(models.Model):
    """A person's own view of the list: a name and coded filters, no case data; only its owner reads it."""

    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="a_view_name_once_a_person")]

    def __str__(self) -> str:
        return self.name
