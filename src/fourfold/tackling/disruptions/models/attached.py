"""What hangs on a disruption: the threats that it was against, its results, the people concerned."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from fourfold.core.access.scope import RowScope
from fourfold.core.history.models import Version
from fourfold.tackling.disruptions.models.disruption import Disruption


class Attached(models.Model):
    """A row that belongs to a disruption and is seen by whoever sees the disruption."""

    row_scope = RowScope(deletable=True)

    disruption = models.ForeignKey(Disruption, on_delete=models.PROTECT, related_name="%(class)ss")
    akey = models.IntegerField(editable=False)

    class Meta:
        abstract = True


class Against(Attached):
    """A threat that a disruption was against; the threat may be another agency's, which this one cannot see.

    `kind_then` is the threat's type when this was recorded, and `prison_then` whether the regional unit mapped it as
    one of a prison: a later change of type judges no older record.
    """

    threat = models.ForeignKey("threats.Threat", on_delete=models.PROTECT, related_name="+")
    kind_then = models.CharField(max_length=20)
    prison_then = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disruption", "threat"], name="against_a_threat_once")]


class AgainstVersion(Version):
    """What a disruption was against, as it was recorded for a time."""

    disruption_id = models.BigIntegerField()
    threat_id = models.BigIntegerField()
    kind_then = models.CharField(max_length=20)
    prison_then = models.BooleanField()
    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "disruptions_against_hist"


class Result(Attached):
    """What came of it, in a unit: arrests, pounds, kilograms of a class of drugs."""

    kind = models.CharField(max_length=20)
    amount = models.DecimalField(max_digits=14, decimal_places=3)
    unit = models.CharField(max_length=12)
    drug_class = models.CharField(max_length=1, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disruption", "kind", "drug_class"], name="a_result_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_result_is_more_than_nothing"),
            models.CheckConstraint(
                condition=Q(kind="drugs", drug_class__in=["a", "b", "c"])
                | (~Q(kind="drugs") & Q(drug_class="")),
                name="drugs_have_a_class",
            ),
        ]


class Involved(Attached):
    """Somebody whom it concerned. The person is a subject; the name stays with its source."""

    subject = models.ForeignKey("entities.Subject", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disruption", "subject"], name="involved_once")]


class ToldApart(Attached):
    """Somebody who sees both said that two records, however alike, are of two events; `disruption` is the earlier."""

    row_scope = RowScope(changeable=False)

    other = models.ForeignKey(Disruption, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
