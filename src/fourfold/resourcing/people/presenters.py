"""People and their grants in words, tags and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access import brake, passwords, queries
from fourfold.core.access.factors import queries as factors
from fourfold.core.access.models import Grant, Request, User
from fourfold.core.access.roles import roles
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import presenters as agencies
from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.core.ui.lists import Cell, Column, Row
from fourfold.resourcing.people.queries import goes_on

COLUMNS = (
    Column("name", gettext_lazy("Name"), sortable=True),
    Column("post", gettext_lazy("Post"), sortable=True),
    Column("roles", gettext_lazy("Roles")),
    Column("until", gettext_lazy("Until")),
    Column("last_login", gettext_lazy("Last signed in"), sortable=True),
)


@dataclass(frozen=True)
class Words:
    """The names of agencies on a day, read once for a page."""

    day: date
    agencies: dict[int, str]

    @classmethod
    def on(cls, day: date) -> Words:
        return cls(day, agencies.full_names(day))

    def agency_choices(self, viewer: Viewer) -> list[tuple[Any, Any]]:
        """The agencies at which this administrator asks for roles, by name."""
        within = queries.within_region(viewer, self.day)
        return sorted(((str(one), self.agencies[one]) for one in within), key=lambda pair: pair[1])

    def grant(self, grant: Grant | Request) -> str:
        """A role and where it holds: "Analyst, Cheshire"."""
        return _("%(role)s, %(agency)s") % {
            "role": role_name(grant.role),
            "agency": self.agencies.get(grant.agency_id or 0, formats.unknown()),
        }


def role_name(key: str) -> str:
    """A role's name; of one that is no longer there, its key."""
    return str(roles()[key].name) if key in roles() else key


def role_choices(*, with_sentences: bool = False) -> list[tuple[Any, Any]]:
    """The roles by name; with what each lets a person do, where one is to be chosen."""
    return [
        (role.key, _("%(role)s: %(sentence)s") % {"role": role.name, "sentence": role.sentence})
        if with_sentences
        else (role.key, role.name)
        for role in roles().values()
    ]


def row(user: User, grants: Sequence[Grant], words: Words, url: str) -> Row:
    """One person as a row of the list, in the order of COLUMNS."""
    name, post, *others = values(user, grants, words)
    return Row(user.pk, (Cell(name, url=url, typed=True), Cell(post, typed=True), *map(Cell, others)))


def values(user: User, grants: Sequence[Grant], words: Words) -> list[Any]:
    """One person as values of an export, in the order of COLUMNS."""
    held = [grant for grant in grants if goes_on(grant, words.day)]
    ends = [grant.ends_on for grant in held if grant.ends_on]
    until: Any = _("no end set") if held and len(ends) < len(held) else max(ends, default=_("does not apply"))
    return [
        user.name,
        user.post or None,
        "; ".join(words.grant(grant) for grant in held) or _("none"),
        until,
        user.last_login or _("never"),
    ]


@dataclass(frozen=True)
class CoverLine:
    """Somebody who acts for the reader, or will when it is approved."""

    number: int
    what: str


def cover_line(grant: Grant, words: Words) -> CoverLine:
    """Who acts for somebody, in which role, from when until when."""
    return CoverLine(grant.pk, _cover(grant, words))


def waiting_cover(request: Request, words: Words) -> CoverLine:
    """What was asked for and nobody has decided."""
    return CoverLine(request.pk, _cover(request, words))


def _cover(one: Grant | Request, words: Words) -> str:
    return _("%(person)s as %(role)s, from %(first)s to %(last)s") % {
        "person": one.user.name,
        "role": words.grant(one),
        "first": formats.day(one.starts_on),
        "last": formats.day(one.ends_on),
    }


def facts(user: User, now: datetime) -> list[tuple[str, Any]]:
    """The facts at the top of a person's page."""
    return [
        (_("Name"), user.name),
        (_("Post"), user.post or None),
        (_("Sign-in name"), user.sign_in_name),
        (_("E-mail"), user.email or None),
        (_("Password"), password(user, now)),
        (_("Second factor"), second_factor(user, now)),
        (_("Last signed in"), formats.moment(user.last_login) if user.last_login else _("never")),
    ]


def password(user: User, now: datetime) -> str:
    """What sort of password somebody has, in words, and whether the brake on guessing holds it."""
    until = brake.held_until(user.sign_in_name, now)
    if until is not None:
        return _("%(sort)s; too many tries, new browsers are held until %(time)s") % {
            "sort": _sort(user, now),
            "time": formats.clock(until),
        }
    return _sort(user, now)


def second_factor(user: User, now: datetime) -> str:
    """What somebody has besides their password, in words."""
    found = factors.app(user.pk)
    if found is not None:
        return _("an authenticator app, since %(day)s") % {"day": formats.day(found.made_at)}
    if factors.has_one(user.pk):
        return _("a passkey")
    if factors.is_demanded(user.pk, clock.day_of(now)):
        return _("none yet: asked for when they next sign in")
    return _("none")


def _sort(user: User, now: datetime) -> str:
    if not user.has_usable_password() or not user.password:
        return _("none: they cannot sign in with a password")
    if not passwords.is_one_time(user):
        return _("their own")
    if user.one_time_until is None or user.one_time_until <= now:
        return _("one-time, used or too old")
    return _("one-time, not used yet, until %(moment)s") % {"moment": formats.moment(user.one_time_until)}
