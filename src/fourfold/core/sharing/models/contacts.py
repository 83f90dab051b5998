"""What a partner with standing access sees: one row for each person to contact, and nothing of anybody else."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope, access_key
from fourfold.core.access.tied import tied
from fourfold.core.sharing.models.agreements import AGENCY, USER, Agreement


class Contact(models.Model):
    """Somebody who may be a victim, for an embedded partner to contact: a row of the partner's own.

    The platform keeps it in step with the record. The database shows it to the partner while the agreement is in force
    and nobody has ended it, and never longer.
    """

    row_scope = RowScope()

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="contacts")
    partner = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey(AGENCY, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField()
    about = models.CharField(max_length=20)
    person = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    why = models.CharField(max_length=200)
    child = models.BooleanField(default=False)
    ring = models.CharField(max_length=200)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True, default="")
    contacted_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    contacted_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=1)

    akey = access_key("partner")
    okey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            tied("contacted", "contacted_by_somebody"),
            models.UniqueConstraint(
                fields=["agreement", "partner", "about_kind", "about_id", "person"],
                condition=Q(ended_at__isnull=True),
                name="somebody_to_contact_once_an_agreement",
            ),
        ]
        indexes = [models.Index(fields=["about_kind", "about_id"], name="contact_about")]

    def __str__(self) -> str:
        return str(self.pk)
