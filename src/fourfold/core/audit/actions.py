"""Adding to the audit log."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from django.db import DEFAULT_DB_ALIAS, connections

from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import reasons
from fourfold.core.capability.noting import Notes


class Operation(StrEnum):
    """The six operations that section 62 names, and three of our own: refusals, access (sign-ins, roles), and a match
    with a record that only its owner may know of, which the searcher's own auditors are not shown."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    REFUSAL = "refusal"
    ACCESS = "access"
    SILENT = "silent"


class Purpose(StrEnum):
    """What something is disclosed for: codes of the dated list `purpose`, in whose words people read them."""

    WORK = "work"
    NATIONAL_DATABASE = "national_database"
    SENDER = "sender"
    PAPER = "paper"


# Who keeps the list that forces send to: no agency of the register.
NATIONAL_DATABASE = "national_database"
# The acts of entries that are added, in order.
entries = Notes("entries")


class Actor(Protocol):
    """Who acts: a viewer; `for_whom` is the person on whose behalf, where it is not only themselves in person.

    `because` is why they read what they read, where they were asked.
    """

    @property
    def user_id(self) -> int: ...
    @property
    def agency_id(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def for_whom(self) -> int: ...
    @property
    def because(self) -> str: ...


def record(
    operation: Operation,
    act: str,
    *,
    by: Actor,
    target: object = "",
    kind: str = "",
    rows: int | None = None,
    reason: str = "",
    recipient: str = "",
    purpose: str = "",
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Add an entry, in the transaction of what it records (on `using`): if that is undone, so is the entry.

    `act` is a short verb ("threat.moderate"); `target` a reference, never a name or search words. `reason` says
    why, in the platform's own words; what somebody typed stands with its record, where it is read, and is given here
    only where there is none (why people were printed, say): the log is never changed. The database itself adds when,
    in which transaction and with which device.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(
            "insert into audit_entry (actor, agency, role, operation, act, target_kind, target, rows, reason, for_whom,"
            " recipient, purpose) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
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
                by.for_whom or None,
                recipient,
                purpose,
            ],
        )
    entries.add(act)


def consulted(
    act: str,
    *,
    by: Actor,
    kind: str,
    target: object = "",
    rows: int | None = None,
    of: int | None = None,
) -> None:
    """Add an entry of somebody's reading one record, or a list of so many rows; `of` is whose the record is.

    Raises ReasonFirst where the policy asks this role for a reason and none is given.
    """
    reasons.check(act, role=by.role, own=of == by.agency_id, because=by.because)
    record(Operation.CONSULTATION, act, by=by, kind=kind, target=target, rows=rows, reason=by.because)


def disclosed(
    act: str,
    *,
    by: Actor,
    kind: str,
    target: object = "",
    rows: int | None = None,
    reason: str = "",
    recipient: str = "",
    purpose: Purpose = Purpose.WORK,
) -> None:
    """Add an entry of what leaves the platform, to whom and for what.

    `recipient` is an agency's code or NATIONAL_DATABASE; a file that somebody takes goes to their own agency.
    """
    recipient = recipient or (agencies.code_of(by.agency_id) if by.agency_id else "")
    record(
        Operation.DISCLOSURE, act, by=by, kind=kind, target=target, rows=rows, reason=reason,
        recipient=recipient, purpose=purpose,
    )  # fmt: skip


def matched_silently(act: str, *, by: Actor, owner_id: int, kind: str, target: object) -> None:
    """Add an entry of a match of which the searcher is told nothing: for the auditors of the record's owner alone."""
    record(Operation.SILENT, act, by=by, kind=kind, target=target, recipient=agencies.code_of(owner_id))
