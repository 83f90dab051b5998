"""Runs of extracts, and the sealed rows of each."""

from __future__ import annotations

import secrets

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fourfold.core.access.scope import RowScope, access_key


class LockedDefinition(models.Model):
    """A definition that somebody has run: these words under this version for good. It tells nothing of who ran it."""

    code = models.CharField(max_length=60)
    version = models.SmallIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_wording_a_version")]


class Run(models.Model):
    """One answer: which definition, as known when, in which scope, how many rows, and the digest of exactly those.

    It was disclosed to whoever ran it, and exists besides for those alone who see its whole scope: its total and
    its digest count every row of it.
    """

    row_scope = RowScope(history=False, changeable=False)

    definition = models.CharField(max_length=60)
    version = models.SmallIntegerField()
    definition_digest = models.CharField(max_length=64)
    of = models.CharField(max_length=20, default="threats", db_default="threats")
    as_of = models.DateTimeField()
    scope = ArrayField(models.IntegerField())
    rows = models.IntegerField()
    digest = models.CharField(max_length=64)
    run_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    run_for = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    run_at = models.DateTimeField()
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    akey = access_key("run_for")

    def __str__(self) -> str:
        return f"X-{self.pk:06d}"


class SealedRow(models.Model):
    """One row of a run: which version of which record, and its keyed digest. No content."""

    row_scope = RowScope(history=False, changeable=False)

    # Found through its place: the constraint's index begins with the run. A policy lets nobody add a row but to a run
    # of their own, and nobody removes a run: to look the run up for each of 50,000 rows once more took a tenth of all.
    run = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="sealed", db_index=False, db_constraint=False
    )
    place = models.IntegerField()
    record = models.BigIntegerField()
    hid = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    akey = models.IntegerField(editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "place"], name="one_row_a_place")]


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return secrets.token_bytes(32)


class Key(models.Model):
    """The key of a record's row digests. Destroying it with the record leaves digests that tell nothing."""

    record = models.BigIntegerField(primary_key=True)
    key = models.BinaryField(default=new_key)

    class Meta:
        abstract = True


class RowKey(Key):
    """The key of a threat."""


class DisruptionKey(Key):
    """The key of a disruption."""
