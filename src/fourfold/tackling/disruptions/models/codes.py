"""The words that the database keeps of a disruption, each with its meaning."""

from __future__ import annotations

from django.db import models


class FourPs(models.TextChoices):
    """What the disruption mainly was. The words stand in the code list `four_ps`."""

    PURSUE = "pursue"
    PREVENT = "prevent"
    PROTECT = "protect"
    PREPARE = "prepare"


class Role(models.TextChoices):
    """Whether the agency says that it led, or that it supported another."""

    LEAD = "lead"
    SUPPORT = "support"


class Category(models.TextChoices):
    """How far the threat was set back, on the national scale; an empty one is not yet claimed or assured."""

    MAJOR = "major"
    MODERATE = "moderate"
    MINOR = "minor"
    NONE = "none"
    NEGATIVE = "negative"


class Standing(models.TextChoices):
    """As what the standard of the event's day lets the record stand. Only `national` is counted."""

    NATIONAL = "national"
    REGIONAL = "regional"
    PREVENTION_WORK = "prevention_work"
    ACTIVITY = "activity"
