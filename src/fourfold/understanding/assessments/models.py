"""Scoring models as adopted, assessments, what reviewers did with them, and challenges."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope
from fourfold.understanding.threats.models import Attached


class ModelFile(models.Model):
    """A scoring model as it was adopted: the file's own text, in force from a day."""

    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    version = models.CharField(max_length=20)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True)
    adopted_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="a_model_version_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class State(models.TextChoices):
    """Where an assessment stands. Transitions stand in `rules/states.py`."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    MODERATED = "moderated"
    WITHDRAWN = "withdrawn"


OPEN = (State.DRAFT, State.SUBMITTED, State.RETURNED)


class Assessment(Attached):
    """One judgement of one threat under one model. `digest` is of exactly what was submitted.

    Of one that came in a sender's file, `sent_reference` is what the sender calls it, `assessed_on` and `assessed_by`
    who judged when, as the sender states it, `said_on` the day of which its newest row speaks, and `edition_sent` the
    edition that a file left: a later one was written here. `assessor` is whoever loaded it.
    """

    model = models.ForeignKey(ModelFile, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    answers = models.JSONField(default=dict)
    assessor = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    began_because = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(null=True)
    second_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="seconds")
    risk = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    lowest = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    highest = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    tier_worked_out = models.SmallIntegerField(null=True)
    tier_override = models.SmallIntegerField(null=True)
    override_reason = models.TextField(blank=True)
    confidence = models.CharField(max_length=10, blank=True)
    position = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    moderator = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    moderated_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=1)
    sent_reference = models.CharField(max_length=80, blank=True, default="")
    assessed_on = models.DateField(null=True)
    assessed_by = models.CharField(max_length=120, blank=True, default="")
    said_on = models.DateField(null=True)
    edition_sent = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["threat", "number"], name="assessment_number_once"),
            models.UniqueConstraint(
                fields=["threat"],
                condition=Q(state__in=["draft", "submitted", "returned"], second_to__isnull=True),
                name="one_open_assessment_a_threat",
            ),
            models.CheckConstraint(
                condition=Q(moderator__isnull=True) | ~Q(moderator=F("assessor")),
                name="nobody_moderates_their_own",
            ),
            models.CheckConstraint(
                condition=Q(moderated_at__isnull=True, moderator__isnull=True)
                | Q(moderated_at__isnull=False, moderator__isnull=False),
                name="moderated_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(tier_override__isnull=True) | ~Q(override_reason=""), name="override_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "submitted_at"], name="assessment_waiting")]

    def __str__(self) -> str:
        return f"{self.threat} assessment {self.number}"

    @property
    def tier(self) -> int | None:
        """The tier that counts: an override, else the one worked out."""
        return self.tier_override if self.tier_override is not None else self.tier_worked_out


class Review(Attached):
    """What somebody did with an assessment, with the digest and the answers that they did it to."""

    row_scope = RowScope(changeable=False)

    class Act(models.TextChoices):
        SUBMIT = "submit"
        AGREE = "agree"
        RETURN = "return"
        WITHDRAW = "withdraw"
        CHALLENGE = "challenge"
        UPHOLD = "uphold"
        OVERTURN = "overturn"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="reviews")
    act = models.CharField(max_length=10, choices=Act.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    by_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    answers = models.JSONField()
    risk = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    tier = models.SmallIntegerField(null=True)


class Challenge(Attached):
    """A force's challenge to a moderation, addressed to a named decider."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="challenges")
    reason = models.TextField()
    raised_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    decider = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, blank=True)
    decided_reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(decider=F("raised_by")), name="challenge_decided_by_another"),
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(outcome=""), name="one_open_challenge_an_assessment"
            ),
        ]
