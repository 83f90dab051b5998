"""Files for the national database, what each said of which record, and the receipts that came back."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fourfold.core.access.scope import RowScope, access_key
from fourfold.reporting.exchange.models.kinds import Act, Kind


class Upload(models.Model):
    """One file for the national database, of one kind of record, from whoever enters it.

    It is written first, put in by a person, and answered by a receipt; the file is made again from its rows.
    """

    row_scope = RowScope()

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    map_version = models.IntegerField()
    rows = models.IntegerField()
    digest = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    put_in_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    put_in_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.CharField(max_length=500, blank=True)
    akey = access_key("agency")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(put_in_at__isnull=True) | Q(taken_back_at__isnull=True),
                name="put_in_or_taken_back",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{what}_by__isnull": True, f"{what}_at__isnull": True})
                    | Q(**{f"{what}_by__isnull": False, f"{what}_at__isnull": False}),
                    name=f"{what}_has_who_and_when",
                )
                for what in ("put_in", "taken_back")
            ),
        ]

    def __str__(self) -> str:
        return f"U-{self.pk:06d}"


class Receipt(models.Model):
    """One answer of the national database, as a file that was taken. The same file is taken once."""

    row_scope = RowScope(history=False, changeable=False)

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    taken_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    accepted = models.IntegerField()
    refused = models.IntegerField()
    not_here = models.IntegerField()
    akey = access_key("agency")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "digest"], name="a_receipt_is_taken_once"),
        ]

    def __str__(self) -> str:
        return f"receipt {self.pk}"


class Sent(models.Model):
    """What one file said of one record, and what the national database answered.

    It belongs to the agency that owns the record and follows it to another owner, so that nobody sends it again.
    """

    row_scope = RowScope()

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="sent")
    place = models.IntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    record = models.BigIntegerField()
    reference = models.CharField(max_length=40)
    # What it belongs to: a threat and its assessments to the threat, a disruption to itself.
    threat = models.ForeignKey("threats.Threat", on_delete=models.PROTECT, null=True, related_name="+")
    disruption = models.ForeignKey(
        "disruptions.Disruption", on_delete=models.PROTECT, null=True, related_name="+"
    )
    act = models.CharField(max_length=10, choices=Act.choices)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    known_as = models.CharField(max_length=60, blank=True)  # its national reference when the file was written
    written_at = models.DateTimeField()
    put_in_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, null=True, related_name="+")
    accepted = models.BooleanField(null=True)
    national_reference = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    akey = models.IntegerField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["upload", "place"], name="one_record_a_place"),
            models.CheckConstraint(
                condition=Q(kind="disruption", threat__isnull=True, disruption=F("record"))
                | (~Q(kind="disruption") & Q(threat__isnull=False, disruption__isnull=True)),
                name="sent_of_a_threat_or_a_disruption",
            ),
            models.UniqueConstraint(
                fields=["kind", "record"],
                condition=Q(answered_at__isnull=True, taken_back_at__isnull=True),
                name="on_its_way_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, accepted__isnull=True, receipt__isnull=True)
                | Q(answered_at__isnull=False, accepted__isnull=False, receipt__isnull=False),
                name="answered_by_a_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(accepted=False) | ~Q(reason=""), name="refused_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(accepted=True) | ~Q(national_reference=""), name="accepted_has_its_reference"
            ),
        ]
        indexes = [models.Index(fields=["kind", "record", "-id"], name="sent_latest")]

    @property
    def row(self) -> str:
        """How the file and the receipt name this row."""
        return row_name(self.upload_id, self.place)


def row_name(upload: int, place: int) -> str:
    """Such as U-000012/3: the third row of file 12."""
    return f"U-{upload:06d}/{place}"
