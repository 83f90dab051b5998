"""A disruption: one agency's record of one event, what lists show of it, and its versions and slices of the past."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Concat, Greatest, Length, LPad, NullIf

from fourfold.core.access.scope import RowScope, kept_key, own_number
from fourfold.core.history.models import Slice, Version
from fourfold.tackling.disruptions.models.codes import Category, FourPs, Role, Standing

DIGITS = Cast("id", models.CharField())
COUNTED_BY = ["main_p", "role", "standing", "withdrawn", "joined_into", "claimed", "assured"]


class Listed(models.Model):
    """What lists and figures show, filter, sort and count by; also kept in narrow slices for lists of the past.

    A row counts where `joined_into` is null, `withdrawn` is false and `standing` is national. Its grade is `assured`,
    or `claimed` where nobody has assured it yet. The database alone writes `entered_at`; it never changes, and neither
    does whoever recorded the event (nobody known, where it came by file).
    """

    # Looked up by the index of its constraint. With one of its own, a file of 20,000 rows took 40 seconds where the
    # server had not yet counted the agency's rows: it then chose that one, and read all of them for each row.
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", db_index=False)
    lead_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices)
    benefits = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    event_on = models.DateField()
    event_ends_on = models.DateField(null=True)
    record_date = models.DateField()
    main_p = models.CharField(max_length=10, choices=FourPs.choices)
    claimed = models.CharField(max_length=10, choices=Category.choices, blank=True)
    assured = models.CharField(max_length=10, choices=Category.choices, blank=True)
    standing = models.CharField(max_length=20, choices=Standing.choices)
    joined_into = models.ForeignKey(
        "disruptions.Disruption", on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawn = models.BooleanField(default=False)
    entered_at = models.DateTimeField(
        db_default=Func(function="fourfold_now", output_field=models.DateTimeField())
    )
    recorded_by_user = models.ForeignKey("access.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


class Facts(Listed):
    """Everything that the platform holds of a disruption itself. The database alone writes `entered_at`.

    `expected_length` and `tactics` hold codes, or what a sender wrote where that is none. `contributors` counts the
    records that are joined to this one: its agency may not see them. `change_reason` is why it was last joined, parted
    or withdrawn.
    """

    what = models.TextField()
    place = models.CharField(max_length=200, blank=True)
    could_before = models.TextField(blank=True)
    could_after = models.TextField(blank=True)
    expected_length = models.CharField(max_length=100, blank=True)
    further_ps = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    tactics = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    evidence = models.TextField(blank=True)
    threats_given = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    from_report = models.BigIntegerField(null=True)
    sender_reference = models.CharField(max_length=60, blank=True)
    apmis_reference = models.CharField(max_length=60, blank=True)
    contributors = models.IntegerField(default=0)
    change_reason = models.CharField(max_length=500, blank=True)
    edition = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Disruption(Facts):
    """One agency's record of one event."""

    row_scope = RowScope(slices=True)

    akey = kept_key()
    # Worked out from the number, so that a load asks no counter: D-000123, and more digits after the millionth.
    reference = models.GeneratedField(
        expression=Concat(Value("D-"), LPad(DIGITS, Greatest(Length(DIGITS), Value(6)), Value("0"))),
        output_field=models.CharField(max_length=20),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="a_disruption_has_its_reference"),
            models.UniqueConstraint(
                "agency",
                NullIf("sender_reference", Value("")),
                own_number(),
                name="a_sender_names_a_disruption_once",
            ),
            models.CheckConstraint(
                condition=Q(event_ends_on__isnull=True) | Q(event_ends_on__gte=F("event_on")),
                name="event_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(joined_into__isnull=True) | ~Q(joined_into=F("id")), name="joined_into_another"
            ),
            models.CheckConstraint(
                condition=~Q(role="lead") | Q(benefits__isnull=True), name="a_lead_benefits_nobody_else"
            ),
        ]
        indexes = [
            models.Index(F("event_on").desc(nulls_last=True), "id", name="disruption_by_event"),
            models.Index("akey", F("event_on").desc(nulls_last=True), "id", name="disruption_by_key"),
            # With all that is counted by, so that a year's figures are read from the index alone.
            models.Index(
                fields=["record_date", "akey"], include=COUNTED_BY, name="disruption_counted_by_date"
            ),
            models.Index(
                F("event_on").desc(nulls_last=True),
                "id",
                condition=~Q(threats_given=[]),
                name="disruption_threat_given",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class DisruptionVersion(Facts, Version):
    """A disruption as it was recorded for a time."""

    reference = models.CharField(max_length=20)
    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "disruptions_disruption_hist"


class DisruptionSlice(Listed, Slice):
    """What lists of the past read."""

    reference = models.CharField(max_length=20)
    akey = models.IntegerField()

    class Meta:
        managed = False
        db_table = "disruptions_disruption_slice"
