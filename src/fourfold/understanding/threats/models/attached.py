"""What hangs on a threat: linked people, exploitation checks, officers, places, external references."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope
from fourfold.understanding.threats.models.threat import Threat


class Attached(models.Model):
    """A row that belongs to a threat and is seen by whoever sees the threat."""

    row_scope = RowScope()

    threat = models.ForeignKey(Threat, on_delete=models.PROTECT, related_name="%(class)ss")
    akey = models.IntegerField(editable=False)

    class Meta:
        abstract = True


class LinkedPerson(Attached):
    """A person's part in a threat. The person is a subject; the name stays with its source.

    Of a part that a sender's file made, `said_on` is the day of which its row speaks; it is empty otherwise.
    """

    subject = models.ForeignKey("entities.Subject", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    category = models.CharField(max_length=30)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=120)
    confidence = models.CharField(max_length=10)
    possibly_exploited = models.BooleanField(default=False)
    ended_because = models.CharField(max_length=500, blank=True, default="")
    said_on = models.DateField(null=True)

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
            models.CheckConstraint(
                condition=~Q(category="support", role__in=("member", "associate", "enabler")),
                name="support_is_never_enforcement",
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
