"""Which records the national database lists, and what a row of a file asks of it."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """The kinds of record that the national database lists."""

    THREAT = "threat"
    ASSESSMENT = "assessment"
    DISRUPTION = "disruption"


class Act(models.TextChoices):
    """What a row of a file asks the national database to do."""

    ADD = "add"
    CHANGE = "change"
    WITHDRAW = "withdraw"
