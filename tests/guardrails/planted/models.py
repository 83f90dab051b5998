"""Planted: models with a loose pair and without a row scope, in a registry that Django does not know."""

from django.apps.registry import Apps
from django.db import models
from django.db.models import Q

ALONE = Apps()


class Loose(models.Model):
    """A case row that nobody scoped, and that may be settled by nobody."""

    settled_at = models.DateTimeField(null=True)
    settled_by = models.IntegerField(null=True)
    akey = models.IntegerField(editable=False)

    class Meta:
        apps = ALONE
        app_label = "planted"


class Tied(models.Model):
    """The same, tied, but hidden behind no scope and no reason."""

    settled_at = models.DateTimeField(null=True)
    settled_by = models.IntegerField(null=True)

    class Meta:
        apps = ALONE
        app_label = "planted"
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="planted_tied",
            )
        ]


PLANTED = (Loose, Tied)
