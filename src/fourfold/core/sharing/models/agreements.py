"""Agreements about sharing, as dated data, and who is a party to each."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope, access_key
from fourfold.core.history.models import Version
from fourfold.core.sharing.rules.agreements import State, Terms

USER, AGENCY = "access.User", "agencies.Agency"


class Facts(models.Model):
    """What was agreed and who approved it. Purposes, kinds of information and lawful basis are codes.

    What was agreed is never changed: the database refuses it. Only where it stands, when it is looked at again, a
    sooner last day and, by decision, who keeps it.
    """

    owner_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=40)
    purposes = ArrayField(models.CharField(max_length=40))
    kinds = ArrayField(models.CharField(max_length=40))
    conditions = models.TextField(blank=True)
    sensitive = models.BooleanField(default=False)
    # A code of the list `standing_access`, or empty: what a partner sees of every record without being sent it.
    standing = models.CharField(max_length=20, blank=True, default="")
    starts_on = models.DateField()
    review_on = models.DateField()
    reviewed_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    ended_because = models.CharField(max_length=300, blank=True, default="")
    state = models.CharField(max_length=9, default=State.WAITING.value)
    asked_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(editable=False)
    decided_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True, default="")
    edition = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Agreement(Facts):
    """One agreement: its number is what people call it by."""

    row_scope = RowScope()

    akey = access_key("owner_agency")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.WAITING.value, decided_by__isnull=True, decided_at__isnull=True)
                | Q(state=State.WITHDRAWN.value, decided_by=F("asked_by"), decided_at__isnull=False)
                | (
                    Q(
                        state__in=(State.APPROVED.value, State.REFUSED.value),
                        decided_by__isnull=False,
                        decided_at__isnull=False,
                    )
                    & ~Q(decided_by=F("asked_by"))
                ),
                name="a_second_person_approves_an_agreement",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def reference(self) -> str:
        return str(self.pk)


class AgreementVersion(Facts, Version):
    """An agreement as it was recorded for a time."""

    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "sharing_agreement_hist"

    def __str__(self) -> str:
        return str(self.record)

    @property
    def reference(self) -> str:
        return str(self.record)


class Party(models.Model):
    """An agency that receives under an agreement. When it ends, a decision says who takes its place."""

    row_scope = RowScope()

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    left_on = models.DateField(null=True)
    in_place_of = models.ForeignKey(AGENCY, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.CharField(max_length=300, blank=True, default="")
    akey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "agency"],
                condition=Q(left_on__isnull=True),
                name="a_party_once_an_agreement",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} in {self.agreement_id}"


def terms_of(agreement: Agreement | AgreementVersion, parties: frozenset[int]) -> Terms:
    """What the rules ask of an agreement."""
    return Terms(
        number=int(agreement.reference),
        state=agreement.state,
        starts_on=agreement.starts_on,
        review_on=agreement.review_on,
        ends_on=agreement.ends_on,
        purposes=frozenset(agreement.purposes),
        kinds=frozenset(agreement.kinds),
        parties=parties,
        sensitive=agreement.sensitive,
    )
