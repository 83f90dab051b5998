"""What a role is. The roles themselves stand on one page, `config/roles.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from fourfold.core.capability import Words


class Breadth(StrEnum):
    """How far a role reaches from the agency that granted it."""

    OWN = "own"  # that agency and what lies below it
    PARTNER = (
        "partner"  # that agency alone: what was disclosed to it, and nothing of one that it took the place of
    )
    REGION = "region"  # every agency of its region
    NONE = "none"  # no case rows at all


@dataclass(frozen=True)
class Role:
    """A named set of verbs. `sentence` tells a person what the role lets them do.

    `protects` says that it acts for people who are to be protected, so that their parts in a record exist for it.
    `approves` says for which agencies it approves access that an administrator asks for, and none of what it approves
    may reach further than that. `audits` says whose entries of the audit log it reads, which is no case row.
    """

    key: str
    name: Words
    sentence: Words
    permissions: frozenset[str]
    sees: Breadth
    changes: Breadth = Breadth.NONE
    menu: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    administers: bool = False
    protects: bool = False
    # Held at partner agencies alone, and the only sort of role that is.
    partner: bool = False
    # The name of the first page, where it is not "My work".
    home: str = ""
    approves: Breadth = Breadth.NONE
    audits: Breadth = Breadth.NONE

    @property
    def read_only(self) -> bool:
        """Whether the role changes nothing."""
        return self.changes is Breadth.NONE and not self.administers


@cache
def roles() -> dict[str, Role]:
    """Every role by its key."""
    return {role.key: role for role in import_string(settings.ROLES)}
