"""People and their grants in words, tags and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access import passwords
from fourfold.core.access.actions import granting as actions
from fourfold.core.access.models import Grant, User
from fourfold.core.access.roles import roles
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import presenters as agencies
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
        """The agencies at which this administrator grants roles, by name."""
        within = actions.within_reach(viewer, self.day)
        return sorted(((str(one), self.agencies[one]) for one in within), key=lambda pair: pair[1])

    def grant(self, grant: Grant) -> str:
        """A role and where it holds: "Analyst, Cheshire"."""
        return _("%(role)s, %(agency)s") % {
            "role": role_name(grant.role),
            "agency": self.agencies.get(grant.agency_id, formats.unknown()),
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


def facts(user: User) -> list[tuple[str, Any]]:
    """The facts at the top of a person's page."""
    return [
        (_("Name"), user.name),
        (_("Post"), user.post or None),
        (_("Sign-in name"), user.sign_in_name),
        (_("E-mail"), user.email or None),
        (_("Password"), password(user)),
        (_("Last signed in"), formats.moment(user.last_login) if user.last_login else _("never")),
    ]


def password(user: User) -> str:
    """What sort of password somebody has, in words."""
    if not user.has_usable_password() or not user.password:
        return _("none: they cannot sign in with a password")
    return _("one-time, not used yet") if passwords.is_one_time(user) else _("their own")
