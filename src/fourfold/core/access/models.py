"""People who use the platform, and the roles granted to them for a time."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class Users(BaseUserManager["User"]):
    """Looks people up by their sign-in name, however they write it."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(sign_in_name__iexact=username)


class User(AbstractBaseUser):
    """A person, or a named service, who signs in."""

    sign_in_name = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name


class Grant(models.Model):
    """A role, at an agency, from a day, until a day, approved by somebody for a reason."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("user")),
                name="nobody_grants_themselves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.agency_id}"


class Brake(models.Model):
    """How often something tried to sign in since a moment; a keyed digest, so that it names nobody."""

    subject = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveIntegerField()
    since = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.subject
