"""Decisions on a threat: asked for by one person, approved by another, and then kept for good."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope
from fourfold.understanding.threats.models.attached import Attached
from fourfold.understanding.threats.models.threat import Threat


class Act(models.TextChoices):
    """What a decision does with a threat."""

    MERGE = "merge"
    TRANSFER = "transfer"
    CLOSE = "close"
    REOPEN = "reopen"
    RECLASSIFY = "reclassify"


class Grounded(Attached):
    """What every decision says: why, on what evidence, what becomes of the rest, when to look again."""

    act = models.CharField(max_length=12, choices=Act.choices)
    reason = models.TextField()
    evidence = models.TextField()
    what_becomes = models.TextField()
    check_on = models.DateField()

    class Meta:
        abstract = True


class Decision(Grounded):
    """Why a threat was merged, transferred, closed, reopened or reclassified: the reason stands for good.

    `decided_by` asked for it, `approved_by` approved it; `decided_at` is the moment of the approval.
    """

    row_scope = RowScope(changeable=False)

    before = models.CharField(max_length=60)
    after = models.CharField(max_length=60)
    decided_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("approved_by")), name="approved_by_another"),
        ]


class Outcome(models.TextChoices):
    """What became of a request; one that waits has none."""

    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class DecisionRequest(Grounded):
    """A decision that somebody asks for. Nothing changes until another person has read it and approves.

    `leads_to` is a type or a phase, `into` the threat that stays, `to_agency` the next owner. `digest` is of the
    facts of the threat as the asker saw them, `into_digest` of those of the threat that stays.
    """

    leads_to = models.CharField(max_length=40, blank=True)
    subtype = models.CharField(max_length=40, blank=True)
    into = models.ForeignKey(Threat, on_delete=models.PROTECT, null=True, related_name="+")
    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approver = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    into_digest = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    settled_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_reason = models.TextField(blank=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, related_name="request")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("approver")), name="put_to_another"),
            models.CheckConstraint(
                condition=~Q(outcome__in=["approved", "refused"]) | ~Q(asked_by=F("settled_by")),
                name="nobody_approves_their_own",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_by__isnull=True, settled_at__isnull=True)
                | (~Q(outcome="") & Q(settled_by__isnull=False, settled_at__isnull=False)),
                name="settled_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(outcome="approved", decision__isnull=False)
                | (~Q(outcome="approved") & Q(decision__isnull=True)),
                name="approved_has_its_decision",
            ),
            models.CheckConstraint(
                condition=(Q(act="merge", into__isnull=False) & ~Q(into_digest=""))
                | (~Q(act="merge") & Q(into__isnull=True, into_digest="")),
                name="a_merge_names_what_stays",
            ),
            models.CheckConstraint(
                condition=Q(act="transfer", to_agency__isnull=False)
                | (~Q(act="transfer") & Q(to_agency__isnull=True)),
                name="a_transfer_names_an_agency",
            ),
            models.UniqueConstraint(
                fields=["threat", "act"], condition=Q(outcome=""), name="one_waiting_request_an_act"
            ),
        ]
