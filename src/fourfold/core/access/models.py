"""People who use the platform, and the roles granted to them for a time."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q

from fourfold.core.access.factors.models import App, PaperCode, Passkey
from fourfold.core.access.tied import tied

__all__ = [
    "App",
    "Brake",
    "Grant",
    "Identity",
    "MachineKey",
    "PaperCode",
    "Passkey",
    "Request",
    "Session",
    "User",
    "Users",
]


# What a request says that asks for no role.
ABOUT_NO_ROLE = {"role": "", "agency__isnull": True, "starts_on__isnull": True, "ends_on__isnull": True}


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
    # Until when a password that was handed over lets somebody in; empty once it did.
    one_time_until = models.DateTimeField(null=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name


class Request(models.Model):
    """What an administrator asked for about somebody: a role, a password that works once, or to begin afresh without
    the second factor that they lost, or to be whom a provider calls by a subject.

    It counts when a second person has approved it, who is neither the asker nor the person concerned.
    """

    class Kind(models.TextChoices):
        GRANT = "grant"
        PASSWORD = "password"  # noqa: S105 - the name of a kind
        FACTOR = "factor"
        SUBJECT = "subject"

    class State(models.TextChoices):
        WAITING = "waiting"
        APPROVED = "approved"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="requests")
    role = models.CharField(max_length=40, blank=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, null=True, related_name="+")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    subject = models.CharField(max_length=255, blank=True, default="", db_default="")
    # The asker's own grant, where a colleague is to act in it while they are away.
    covers = models.ForeignKey("access.Grant", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("user")), name="nobody_asks_for_themselves"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by__isnull=True, decided_at__isnull=True)
                | Q(state="withdrawn", decided_by=F("asked_by"), decided_at__isnull=False)
                | (
                    Q(state__in=("approved", "refused"), decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("asked_by"))
                    & ~Q(decided_by=F("user"))
                ),
                name="a_second_person_decides",
            ),
            models.CheckConstraint(
                condition=Q(kind="grant", agency__isnull=False, starts_on__isnull=False, subject="")
                & ~Q(role="")
                | Q(kind__in=("password", "factor"), subject="", **ABOUT_NO_ROLE)
                | Q(kind="subject", **ABOUT_NO_ROLE) & ~Q(subject=""),
                name="a_request_says_what_is_asked",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(kind="password", state="waiting"), name="one_password_waits"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(kind="factor", state="waiting"), name="one_new_beginning_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Grant(models.Model):
    """A role, at an agency, from a day, until a day, asked for by somebody and approved by somebody else.

    Nobody granted those that were set up with the platform.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    ended_because = models.CharField(max_length=300, blank=True, default="")
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    request = models.OneToOneField(Request, on_delete=models.PROTECT, null=True, related_name="grant")
    # Somebody else's grant in which this person acts while they are away; it holds no longer than that one.
    covers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="covered_by")

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
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (Q(granted_by__isnull=False) & ~Q(approved_by=F("granted_by")) & ~Q(approved_by=F("user"))),
                name="a_second_person_approves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.agency_id}"


class MachineKey(models.Model):
    """A key with which a machine acts for a person, in one of their grants and no further, until a day.

    One that nobody ended ended with its role. The key itself is kept nowhere. `sign` is the part of it that finds the
    row, `digest` is of the secret part.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="machine_keys")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="+")
    machine = models.CharField(max_length=120)
    sign = models.CharField(max_length=8, unique=True)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    last_day = models.DateField()
    last_used_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by__isnull=True),
                name="an_ended_key_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"K-{self.pk:06d}"


class Identity(models.Model):
    """Whom a provider's subject is here: asked for by one person and approved by another, until it is ended."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            tied("ended", "an_identity_ends_by_somebody"),
            models.UniqueConstraint(
                fields=["issuer", "subject"],
                condition=Q(ended_at__isnull=True),
                name="a_subject_is_one_person",
            ),
        ]

    def __str__(self) -> str:
        return f"identity {self.pk}"


class Clearance(models.Model):
    """Vetting or training of somebody's, current until a day; recorded by somebody else, and withdrawn for a reason."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="clearances")
    kind = models.CharField(max_length=40)
    until = models.DateField()
    reference = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_because = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            tied("ended", "a_clearance_ends_by_somebody"),
            models.CheckConstraint(condition=~Q(recorded_by=F("user")), name="nobody_clears_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Session(AbstractBaseSession):
    """A session of somebody's: since when, in which browser in plain words, and when it was used last."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    used_at = models.DateTimeField()
    browser = models.CharField(max_length=60, blank=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        from fourfold.core.access.session_store import SessionStore

        return SessionStore


class Brake(models.Model):
    """How often something tried to sign in since a moment; a keyed digest, so that it names nobody."""

    subject = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveIntegerField()
    since = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.subject
