"""Compartments, the records in them, who is in them, and who declared an interest.

A compartment is an access key: minus its number. Every row of a record in it carries that key, of today and of the
past, and only whoever is in it is given the key. The application reads these rows as far as it is in the compartment;
what makes or lifts a restriction is done by functions of the owner (`sql/`), since it rewrites what is past.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fourfold.core.access.tied import tied

USER, AGENCY = "access.User", "agencies.Agency"


class Kind(models.TextChoices):
    """The records that can be restricted."""

    THREAT = "threat"
    DISRUPTION = "disruption"
    OPERATION = "operation"
    REPORT = "report"


class Mode(models.TextChoices):
    """How a restricted record meets those who may not see it.

    Open: everybody sees it whose role sees its owner's records, but for those who are named. Pointer: an exact match
    says that a record exists and whom to ask. Silent: it is as if there were none; the contact is told later.
    """

    OPEN = "open"
    POINTER = "pointer"
    SILENT = "silent"


class Compartment(models.Model):
    """Who may see some records: those on the list, or (mode open) everybody of the role but those barred."""

    owner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    contact = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    barred = ArrayField(models.IntegerField(), default=list)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "access_compartment"
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "barred"], condition=Q(mode="open"), name="one_open_compartment_a_list"
            ),
            models.CheckConstraint(
                condition=Q(mode="open") | Q(contact__isnull=False), name="a_list_has_a_contact"
            ),
        ]

    def __str__(self) -> str:
        return f"C-{self.pk:04d}"


class Restriction(models.Model):
    """A record in a compartment, from a moment, for a reason. Lifting it takes two people.

    `reference` is what the record is called; empty `by` where a declared interest alone put it there.
    """

    kind = models.CharField(max_length=12, choices=Kind.choices)
    record = models.BigIntegerField()
    reference = models.CharField(max_length=40)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="restrictions")
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    review_on = models.DateField(null=True)
    lift_because = models.CharField(max_length=500, blank=True)
    lift_asked_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    lift_asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "access_restriction"
        constraints = [
            tied("ended", "a_restriction_ends_by_somebody"),
            models.UniqueConstraint(
                fields=["kind", "record"],
                condition=Q(ended_at__isnull=True),
                name="restricted_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(lift_asked_by__isnull=True, lift_asked_at__isnull=True, lift_because="")
                | (Q(lift_asked_by__isnull=False, lift_asked_at__isnull=False) & ~Q(lift_because="")),
                name="a_lift_is_asked_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["compartment"], condition=Q(ended_at__isnull=True), name="restricted_in")
        ]

    def __str__(self) -> str:
        return self.reference


class Member(models.Model):
    """Somebody on the list of a compartment, from a moment, until a moment.

    `first` are those with whom it was made: they could see the record before. Everybody else is asked for by one
    member and approved by another.
    """

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    first = models.BooleanField(default=False)
    emergency = models.BooleanField(default=False)
    reason = models.CharField(max_length=500)
    asked_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "access_member"
        constraints = [
            tied("ended", "a_member_ends_by_somebody"),
            models.UniqueConstraint(
                fields=["compartment", "user"],
                condition=Q(ended_at__isnull=True, emergency=False),
                name="on_a_list_once",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | (
                    Q(approved_by__isnull=False, approved_at__isnull=False)
                    & ~Q(approved_by=F("asked_by"))
                    & ~Q(approved_by=F("user"))
                ),
                name="a_member_is_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.compartment_id}"


class EmergencyReview(models.Model):
    """What the list made of an emergency access afterwards; written once."""

    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="review")
    justified = models.BooleanField()
    words = models.CharField(max_length=500)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "access_emergency_review"

    def __str__(self) -> str:
        return f"review of {self.member_id}"


class Interest(models.Model):
    """Somebody declared an interest in a record, or a supervisor did for them: they do not open it until it ends."""

    kind = models.CharField(max_length=12, choices=Kind.choices)
    record = models.BigIntegerField()
    reference = models.CharField(max_length=40)
    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    nature = models.CharField(max_length=500)
    declared_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "access_interest"
        constraints = [
            tied("ended", "an_interest_ends_by_somebody"),
            models.UniqueConstraint(
                fields=["kind", "record", "user"],
                condition=Q(ended_at__isnull=True),
                name="an_interest_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True) | ~Q(ended_by=F("user")), name="another_ends_an_interest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.reference}"


class Match(models.Model):
    """Somebody who is not on a list looked for a record on it, by exactly what names it. Read by the list alone."""

    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="matches")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "access_match"

    def __str__(self) -> str:
        return f"{self.person_id} for {self.restriction_id}"


class Marking(models.Model):
    """How a record is marked and handled, from a moment on. Rows are added and never changed; the last one stands.

    Without one a record is OFFICIAL. Whoever sees the record sees its markings (`migrations/0008_marked.py`).
    """

    kind = models.CharField(max_length=12, choices=Kind.choices)
    record = models.BigIntegerField()
    sensitive = models.BooleanField()
    instructions = models.CharField(max_length=300, blank=True)
    conditions = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "access_marking"
        indexes = [models.Index(fields=["kind", "record", "-at"], name="marking_latest")]

    def __str__(self) -> str:
        return f"marking of {self.kind} {self.record}"
