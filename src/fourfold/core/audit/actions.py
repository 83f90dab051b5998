"""Adding to the audit log."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from django.db import DEFAULT_DB_ALIAS, connections

from fourfold.core.capability.noting import Notes


class Operation(StrEnum):
    """The six operations that section 62 names, and two of our own: refusals, and access (sign-ins, roles)."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    REFUSAL = "refusal"
    ACCESS = "access"


# The acts of entries that are added, in order.
entries = Notes("entries")


class Actor(Protocol):
    """Who acts: a viewer."""

    @property
    def user_id(self) -> int: ...
    @property
    def agency_id(self) -> int: ...
    @property
    def role(self) -> str: ...


def record(
    operation: Operation,
    act: str,
    *,
    by: Actor,
    target: object = "",
    kind: str = "",
    rows: int | None = None,
    reason: str = "",
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Add an entry, in the transaction of what it records (on `using`): if that is undone, so is the entry.

    `act` is a short verb ("threat.moderate"); `target` a reference, never a name or search words. `reason` says
    why, in the platform's own words; what somebody typed stands with its record, where it is read, and is given here
    only where there is none (why people were printed, say): the log is never changed.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(
            "insert into audit_entry (actor, agency, role, operation, act, target_kind, target, rows, reason)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                by.user_id or None,
                by.agency_id or None,
                by.role,
                operation,
                act,
                kind,
                str(target),
                rows,
                reason,
            ],
        )
    entries.add(act)


def consulted(act: str, *, by: Actor, kind: str, target: object = "", rows: int | None = None) -> None:
    """Add an entry of somebody's reading one record, or a list of so many rows."""
    record(Operation.CONSULTATION, act, by=by, kind=kind, target=target, rows=rows)
