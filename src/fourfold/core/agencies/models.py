"""Agencies, and what holds of each for a time: its name, its place in the tree, the word for its areas.

A period starts on `from_day` and is over on `until_day`; an empty end is open. Rows are closed and followed,
never rewritten, so that a page of the past shows the agencies of the past.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fourfold.core.agencies.periods import ends_later, one_at_a_time
from fourfold.core.agencies.sorts import OWN_NUMBERS_FROM, Bond, Kind, SuccessionKind

__all__ = [
    "OWN_NUMBERS_FROM", "Agency", "AgencyName", "AgencyPlace", "AreaWord", "Bond", "CarryOver", "Kind",
    "Succession", "SuccessionKind",
]  # fmt: skip


class Agency(models.Model):
    """A police or partner agency. Its number is the access key of row security, and so never changes."""

    id = models.IntegerField(primary_key=True)
    code = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    ons_code = models.CharField(max_length=9, blank=True)
    legal_body = models.BooleanField(default=True)
    host = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="hosted")
    host_note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(legal_body=True) | Q(host__isnull=False) | ~Q(host_note=""),
                name="agency_without_legal_body_says_its_host",
            ),
            models.CheckConstraint(condition=~Q(host=F("id")), name="agency_is_hosted_by_another"),
            models.UniqueConstraint(
                fields=["ons_code"], condition=~Q(ons_code=""), name="agency_ons_code_is_used_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class AgencyName(models.Model):
    """What an agency was called for a time. An agency without a name on a day did not exist on it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=120)
    name_cy = models.CharField(max_length=120, blank=True)
    short_name = models.CharField(max_length=60, blank=True)
    from_day = models.DateField(null=True)
    until_day = models.DateField(null=True)

    class Meta:
        constraints = [
            one_at_a_time("agency_has_one_name_at_a_time", "agency"),
            ends_later("agency_name_ends_later"),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyPlace(models.Model):
    """Where an agency stood in the tree for a time; without a parent it stood at the top."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="places")
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    bond = models.CharField(max_length=12, choices=Bond.choices, blank=True)
    from_day = models.DateField(null=True)
    until_day = models.DateField(null=True)

    class Meta:
        constraints = [
            one_at_a_time("agency_has_one_place_at_a_time", "agency"),
            ends_later("agency_place_ends_later"),
            models.CheckConstraint(condition=~Q(parent=F("agency")), name="agency_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, bond="") | (Q(parent__isnull=False) & ~Q(bond="")),
                name="agency_with_a_parent_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.bond} {self.parent_id}".strip()


class AreaWord(models.Model):
    """The word that a force used for its local areas for a time: division, district, local policing area."""

    force = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="area_words")
    singular = models.CharField(max_length=60)
    plural = models.CharField(max_length=60)
    singular_cy = models.CharField(max_length=60, blank=True)
    plural_cy = models.CharField(max_length=60, blank=True)
    from_day = models.DateField(null=True)
    until_day = models.DateField(null=True)

    class Meta:
        constraints = [
            one_at_a_time("force_has_one_word_at_a_time", "force"),
            ends_later("force_word_ends_later"),
        ]

    def __str__(self) -> str:
        return self.singular


class Succession(models.Model):
    """A recorded change: what became of an agency, from which day, on what evidence, decided by whom."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions_from")
    kind = models.CharField(max_length=10, choices=SuccessionKind.choices)
    on_day = models.DateField()
    evidence = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=120)
    decided_by_id = models.IntegerField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "successor", "kind", "on_day"], name="succession_once"),
            models.CheckConstraint(
                condition=(Q(kind__in=["merged", "split"]) & ~Q(agency=F("successor")))
                | Q(kind__in=["opened", "renamed", "moved"], agency=F("successor")),
                name="succession_to_another_only_when_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.kind} {self.on_day}"


class CarryOver(models.Model):
    """The decision that one kind of thing which an ended agency held goes to one successor."""

    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="carried")
    kind_of_thing = models.CharField(max_length=40)
    decision = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=120)
    decided_by_id = models.IntegerField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["succession", "kind_of_thing"], name="carried_once"),
        ]

    def __str__(self) -> str:
        return self.kind_of_thing
