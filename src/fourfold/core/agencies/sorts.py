"""Sorts of agencies, bonds and changes, and whose numbers are whose; files are read by them without a database."""

from __future__ import annotations

from django.db import models

# Smaller numbers come from the register file, the same everywhere; an installation counts on from here.
OWN_NUMBERS_FROM = 1_000_000


class Kind(models.TextChoices):
    """What sort of body an agency is."""

    NATIONAL = "national"
    ROCU = "rocu"
    ARRANGEMENT = "arrangement"
    FORCE = "force"
    UNIT = "unit"
    LOCAL_AREA = "local area"
    COUNCIL = "council"
    FIRE = "fire"
    HEALTH = "health"
    PRISONS = "prisons and probation"
    TRADING_STANDARDS = "trading standards"
    CHARITY = "charity"
    OTHER = "other"


# Bodies that are not police: what is shared with them is disclosed, and their people hold the role of a partner.
PARTNERS = (
    Kind.COUNCIL,
    Kind.FIRE,
    Kind.HEALTH,
    Kind.PRISONS,
    Kind.TRADING_STANDARDS,
    Kind.CHARITY,
    Kind.OTHER,
)


class Bond(models.TextChoices):
    """How an agency hangs on its parent: only what is part of a body is seen with it."""

    PART_OF = "part of"
    PARTNER_IN = "partner in"


class SuccessionKind(models.TextChoices):
    """What became of an agency. After the first two it is gone; else it goes on with its number."""

    MERGED = "merged"
    SPLIT = "split"
    OPENED = "opened"
    RENAMED = "renamed"
    MOVED = "moved"
