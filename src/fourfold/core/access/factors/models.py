"""What somebody has besides their password. Nothing here is deleted: it ends."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class App(models.Model):
    """An authenticator app: its secret, sealed under a key of the environment, and the last half minute used."""

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="apps")
    secret = models.CharField(max_length=300)
    last_step = models.BigIntegerField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_app"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at__isnull=True), name="one_app_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"app {self.pk}"


class PaperCode(models.Model):
    """A recovery code that somebody keeps on paper: a keyed digest, used once."""

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_papercode"
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="a_paper_code_is_one")]

    def __str__(self) -> str:
        return f"paper code {self.pk}"


class Passkey(models.Model):
    """A passkey of a device or a security key: its public part, how often it was used, and when by the world's time."""

    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential = models.CharField(max_length=1500, unique=True)
    data = models.TextField()
    count = models.BigIntegerField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "access_passkey"

    def __str__(self) -> str:
        return f"passkey {self.pk}"
