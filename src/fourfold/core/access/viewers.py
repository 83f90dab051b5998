"""The viewer: who is asking, in which role, and for which agencies. One function sets it for a transaction."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from fourfold.core.access.roles import roles
from fourfold.core.audit.reading import Reach

# A key of no record: whoever carries it acts for victims, witnesses and others who are to be protected.
PROTECTED = 0
SETTINGS = ("app.user", "app.keys", "app.write_keys", "app.request", "app.device")


@dataclass(frozen=True)
class Viewer:
    """A person (or a named service) acting in one role.

    `agencies` are those whose rows exist for them, `write_agencies` those whose rows they may change. What the database
    is told are *keys*: what a row's access key is compared with.
    """

    user_id: int
    name: str
    role: str
    agency_id: int
    agencies: tuple[int, ...]
    write_agencies: tuple[int, ...] = ()
    permissions: frozenset[str] = field(default_factory=frozenset)
    until: date | None = None
    role_name: str = ""
    agency_name: str = ""
    menu: tuple[Any, ...] = ()
    grant_id: int = 0
    # On whose behalf, where a machine or somebody else acts; and the sign of the browser or key, which names nobody.
    for_whom: int = 0
    device: str = ""
    covered: str = ""  # the name of the colleague for whom somebody acts while they are away
    why_none: str = ""  # of somebody without a role that holds: why, and whom to ask
    # When they last proved who they are, by the world's time; nothing for whatever has no session.
    proved_at: datetime | None = None
    compartments: tuple[int, ...] = ()
    write_compartments: tuple[int, ...] = ()
    because: str = ""
    protects: bool = False
    audits: Reach = field(default_factory=Reach)

    @property
    def keys(self) -> tuple[int, ...]:
        """The access keys of the rows that exist for this viewer: their agencies, and minus their compartments."""
        own = self.agencies + tuple(-number for number in self.compartments)
        return (*own, PROTECTED) if self.protects and own else own

    @property
    def scope(self) -> tuple[int, ...]:
        """The keys of records alone, which say whose rows a list or an extract is made of."""
        return tuple(key for key in self.keys if key != PROTECTED)

    @property
    def write_keys(self) -> tuple[int, ...]:
        """The access keys of the rows that this viewer may change."""
        return self.write_agencies + tuple(-number for number in self.write_compartments)

    def within(self, keys: Collection[int]) -> Viewer:
        """The same viewer, for whom only rows with these keys exist."""
        return replace(
            self,
            agencies=tuple(key for key in self.agencies if key in keys),
            compartments=tuple(number for number in self.compartments if -number in keys),
        )

    @property
    def display_name(self) -> str:
        return self.name

    @property
    def read_only(self) -> bool:
        """Whether this role changes nothing at all: no case row, no person, no agency, no rule."""
        role = roles().get(self.role)
        return role is None or role.read_only

    def may(self, permission: str) -> bool:
        return permission in self.permissions


NOBODY = Viewer(user_id=0, name="", role="", agency_id=0, agencies=())


@contextmanager
def for_protected() -> Iterator[None]:
    """Within the block the parts of protected people exist too: to work out what may be said, never to be shown."""
    before = _settings()
    keys = before[SETTINGS.index("app.keys")]
    with transaction.atomic():
        _give_keys(f"{keys},{PROTECTED}" if keys else keys)
        try:
            yield
        finally:
            if not connection.needs_rollback:
                _give_keys(keys)


def _give_keys(keys: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.keys', %s, true)", [keys])


@contextmanager
def viewing(viewer: Viewer, *, request: str = "") -> Iterator[datetime]:
    """A transaction as seen by `viewer`; gives the platform's moment now.

    The settings are local to the transaction and end with it, also through a transaction pooler. Inside an outer
    transaction (a test) the outer viewer comes back at the end.
    """
    with transaction.atomic():
        before = _settings() if connection.savepoint_ids else None
        now = _set(
            str(viewer.user_id or ""),
            ",".join(map(str, viewer.keys)),
            ",".join(map(str, viewer.write_keys)),
            request or secrets.token_hex(8),
            viewer.device,
        )
        yield now
        if before is not None:
            _set(*before)


def _settings() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in SETTINGS)
        )
        return list(cursor.fetchone())


def _set(*values: str) -> datetime:
    """One round trip: the settings and the clock. Compiling statements took the server longer than it saved."""
    with connection.cursor() as cursor:
        calls = ", ".join(f"set_config('{name}', %s, true)" for name in SETTINGS)
        cursor.execute(f"select set_config('jit', 'off', true), {calls}, fourfold_now()", values)
        return cursor.fetchone()[-1]
