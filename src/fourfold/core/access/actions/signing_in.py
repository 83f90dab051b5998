"""Signing in with a password and a second factor, behind the brake on guessing, and leaving again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import check_password
from django.utils.translation import gettext as _

from fourfold.core.access import brake, passwords, queries
from fourfold.core.access.actions import factors
from fourfold.core.access.factors import queries as held
from fourfold.core.access.factors.passkeys import NotAnswered, Used
from fourfold.core.access.models import User
from fourfold.core.access.viewers import NOBODY, Viewer, viewing
from fourfold.core.audit import actions as audit
from fourfold.core.history import clock


class NotSignedIn(Exception):
    """Nobody was signed in; the text is the sentence for whoever tried, the same whether the name exists or not."""


@dataclass(frozen=True)
class Try:
    """Somebody trying to sign in: with which name, from where, and in a browser that this name has used before."""

    name: str
    address: str
    known_as: str = ""

    @property
    def place(self) -> str:
        """The address as the audit log has it: entries of one place can be told to be so, and no more."""
        return brake.digest("address", self.address)[:16]


@dataclass(frozen=True)
class Passed:
    """The person whose name and password these are. Where they are `half` signed in, the second factor is asked next;
    where they `owe` one, they are signed in to take one into use before anything else.
    """

    user: User
    half: bool = False
    owes: bool = False


def sign_in(*, tried: Try, password: str) -> Passed:
    """The person whose name and password these are, and what is still wanting. Raises NotSignedIn.

    The try is counted and committed before the password is looked at: tries sent all at once count too, and no lock
    is held while the password is worked out.
    """
    _count(tried, _subjects(tried))
    user = authenticate(sign_in_name=tried.name, password=password)
    if not isinstance(user, User):
        _refuse(tried, "sign in refused")
        raise NotSignedIn(
            _("The sign-in name and the password do not belong together. Check both and try again.")
        )
    viewer = _acting(user)
    if passwords.is_one_time(user) and not viewer.role:  # it works once: kept for when a page can be opened
        _refuse(tried, "sign in without a role")
        raise NotSignedIn(viewer.why_none)
    with viewing(viewer) as now:
        let_in = not passwords.is_one_time(user) or _used_up(user, now)
        half = held.has_one(user.pk)
        owes = not half and held.is_demanded(user.pk, clock.day_of(now))
        if let_in and half:
            # The brake is let go when the second factor is proved too: else a known password tries codes without end.
            audit.record(
                audit.Operation.ACCESS, "password right", by=viewer, kind="session", target=tried.place
            )
        elif let_in:
            brake.release(_subjects(tried))
            arrived(user=user, place=tried.place, at=now)
    if not let_in:
        _refuse(tried, "sign in lapsed")
        raise NotSignedIn(
            _("This one-time password was used, or is older than a day. Ask your administrator for another.")
        )
    return Passed(user, half, owes)


def sign_in_through(*, subject: str, address: str) -> Passed:
    """The person whom two people have said a subject of the trusted provider to be. Raises NotSignedIn.

    Nobody is made by signing in. Where the provider asks for a second factor itself, none is asked for here.
    """
    tried = Try("", address)
    user = queries.known_as(settings.OIDC_ISSUER, subject)
    if user is None:
        _refuse(tried, "subject unknown")
        raise NotSignedIn(
            _(
                "Your organisation knows you, and this platform does not yet. Give your administrator this sign, so"
                " that it is put to your name: %(subject)s"
            )
            % {"subject": subject}
        )
    viewer = _acting(user)
    with viewing(viewer) as now:
        half = held.has_one(user.pk) and not settings.OIDC_SECOND_FACTOR
        owes = not half and not settings.OIDC_SECOND_FACTOR and held.is_demanded(user.pk, clock.day_of(now))
        if half:
            audit.record(
                audit.Operation.ACCESS, "provider right", by=viewer, kind="session", target=tried.place
            )
        else:
            arrived(user=user, place=tried.place, at=now, act="sign in by provider")
    return Passed(user, half, owes)


def prove(*, tried: Try, user: User, written: str) -> None:
    """Let somebody in whose password was right, by a code. Raises NotSignedIn, with one sentence whatever is wrong.

    Counted by person, whatever browser and address it comes from, before the code is looked at.
    """
    _count(tried, [_codes_of(user)])
    with viewing(_acting(user)) as now:
        by = factors.prove(user_id=user.pk, written=written, at=now)
        if by:
            brake.release([*_subjects(tried), _codes_of(user)])
            arrived(user=user, place=tried.place, at=now, act=f"sign in by {by}")
    if not by:
        _refuse(tried, "code refused")
        raise NotSignedIn(
            _("That code is not right, or it was used before. Wait for the next one that the app shows.")
        )


def prove_by_passkey(
    *, tried: Try, user: User, used: Callable[[], Used], viewer: Viewer | None = None
) -> None:
    """Let in, or believe again, whoever's passkey answered; counted as codes are. Raises NotSignedIn."""
    _count(tried, [_codes_of(user)])
    try:
        answer: Used | None = used()
    except NotAnswered:
        answer = None
    with viewing(viewer or _acting(user)) as now:
        taken = answer is not None and factors.take(user_id=user.pk, used=answer)
        if taken:
            brake.release([*([] if viewer else _subjects(tried)), _codes_of(user)])
        if taken and viewer:
            audit.record(audit.Operation.ACCESS, "prove again", by=viewer, kind="session")
        elif taken:
            arrived(user=user, place=tried.place, at=now, act="sign in by passkey")
    if not taken:
        _refuse(tried, "passkey refused")
        raise NotSignedIn(_("That passkey did not answer as it should. Try it again, or write a code."))


def way_of_proving(user: User) -> str:
    """How somebody who is signed in shows again who they are: "code", "password", "nothing" (a persona of the
    demonstration), or "" where they can only sign in anew.
    """
    if held.has_one(user.pk):
        return "code"
    if user.password and user.has_usable_password():
        return "password"
    return "nothing" if settings.DEMONSTRATION else ""


def prove_again(*, user: User, viewer: Viewer, written: str) -> None:
    """Check what somebody who is signed in wrote to show who they are. Raises NotSignedIn. Counted as codes are."""
    way = way_of_proving(user)
    tried = Try(user.sign_in_name, "")
    _count(tried, [_codes_of(user)])
    right = way == "nothing" or (way == "password" and check_password(written, user.password))
    with viewing(viewer) as now:
        if right or (way == "code" and factors.prove(user_id=user.pk, written=written, at=now)):
            brake.release([_codes_of(user)])
            audit.record(audit.Operation.ACCESS, "prove again", by=viewer, kind="session")
            return
    _refuse(tried, "proof refused")
    raise NotSignedIn(
        _(
            "That is not right. Wait for the next code that the app shows, or look how the password is written."
        )
    )


def become(*, user: User) -> None:
    """Write down that somebody became a persona of the demonstration."""
    with viewing(_acting(user)) as now:
        arrived(user=user, at=now)


def arrived(*, user: User, at: datetime, place: str = "", act: str = "sign in") -> None:
    """Write down that somebody signed in, in the caller's transaction."""
    User.objects.filter(pk=user.pk).update(last_login=at)
    audit.record(audit.Operation.ACCESS, act, by=_acting(user), kind="session", target=place)


def sign_out(*, user: User, grant: int | None) -> None:
    """Write down that somebody signed out."""
    viewer = _acting(user, grant)
    with viewing(viewer):
        audit.record(audit.Operation.ACCESS, "sign out", by=viewer, kind="session")


def _used_up(user: User, now: datetime) -> bool:
    """Whether a one-time password lets its person in now, which uses it up; of two who try at once, one."""
    right = User.objects.filter(pk=user.pk, password=user.password, one_time_until__gt=now)
    return bool(right.update(one_time_until=None))


def _count(tried: Try, subjects: list[brake.Subject]) -> None:
    with viewing(NOBODY) as now:
        until = brake.count(subjects, now)
    if until is not None:
        _refuse(tried, "sign in held")
        raise NotSignedIn(
            _("Too many tries. Try again at %(time)s, or ask your administrator.")
            % {"time": f"{until.astimezone(clock.LONDON):%H:%M}"}
        )


def _refuse(tried: Try, act: str) -> None:
    """An entry of its own: whose name it was by number where there is such a person, and the place's digest."""
    with viewing(NOBODY):
        found = User.objects.filter(sign_in_name__iexact=tried.name).values_list("pk", flat=True).first()
        audit.record(
            audit.Operation.REFUSAL, act, by=NOBODY, kind="person", target=found or "", reason=tried.place
        )


def _subjects(tried: Try) -> list[brake.Subject]:
    if tried.known_as:
        return [brake.Subject("known", tried.known_as)]
    return [brake.Subject("name", tried.name), brake.Subject("address", tried.address)]


def _codes_of(user: User) -> brake.Subject:
    return brake.Subject("code", str(user.pk))


def _acting(user: User, grant: int | None = None) -> Viewer:
    return queries.acting(user, clock.day_of(clock.read()), grant_id=grant)
