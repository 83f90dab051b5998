"""Where a record stands in the national database, derived and never typed. Plain Python: moments are given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

ADD, CHANGE, WITHDRAW = "add", "change", "withdraw"
# Said in the file and no ground for a difference: the references of threats depend on who enters, which changes with
# the day, and what a disruption is against is compared by numbers.
SAID_ONLY = frozenset({"threats"})


class State(StrEnum):
    """Whether a record stands in the national database as it stands here."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    ACCEPTED = "accepted"
    DIFFERS = "differs"


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


@dataclass(frozen=True)
class Due:
    """A record that must stand in the national database, and what must be said of it there.

    One that closed stays there with its closed phase, but is not entered anew: `only_if_there`. `known_as` is the
    national reference that its sender gave: it stands there already, says the sender, and so is not added again.
    `shared` says that it is also against a threat of another agency, which its own may not see.
    """

    kind: str
    record: int
    reference: str
    agency: int
    content: Mapping[str, str]
    since: datetime
    only_if_there: bool = False
    known_as: str = ""
    threats: tuple[int, ...] = ()
    shared: bool = False

    @property
    def digest(self) -> str:
        return digest_of(self.content)


class Sending(Protocol):
    """What one file said of a record, and the answer."""

    act: str
    digest: str
    put_in_at: datetime | None
    taken_back_at: datetime | None
    answered_at: datetime | None
    accepted: bool | None
    national_reference: str
    reason: str
    upload_id: int


@dataclass(frozen=True)
class Standing:
    """Where a record stands: `act` is what is still to be asked for, "" for nothing; `since` None is to be looked up.

    `held` says that it was refused and has not been corrected: sent again as it is, it would be refused again.
    """

    state: State
    act: str
    since: datetime | None
    national_reference: str = ""
    reason: str = ""
    held: bool = False
    file: int | None = None

    @property
    def ready(self) -> bool:
        """Whether the next file holds it."""
        return bool(self.act) and self.file is None and not self.held


def standing(due: Due | None, last: Sending | None, accepted: Sending | None) -> Standing | None:
    """Where a record stands; None where it need not stand anywhere and does not.

    `last` is the latest sending that was not taken back, `accepted` the latest that was accepted.
    """
    there = accepted if accepted is not None and accepted.act != WITHDRAW else None
    wanted = due if due is not None and (there is not None or not due.only_if_there) else None
    reference = there.national_reference if there is not None else due.known_as if due is not None else ""
    if last is not None and last.answered_at is None:
        return _on_its_way(last, there, reference)
    refused = last if last is not None and last.accepted is False else None
    act = _still_to_ask(wanted, there, refused)
    if not act:
        return None if there is None else Standing(State.ACCEPTED, "", there.answered_at, reference)
    digest = wanted.digest if wanted is not None else there.digest if there is not None else ""
    return Standing(
        State.NOT_SENT if there is None else State.DIFFERS,
        act,
        refused.answered_at if refused else wanted.since if wanted is not None and there is None else None,
        "" if act == ADD else reference,
        refused.reason if refused else "",
        held=refused is not None and (refused.act, refused.digest) == (act, digest),
    )


def _on_its_way(last: Sending, there: Sending | None, reference: str) -> Standing:
    """In a file. Until a person has put the file in, nothing was sent."""
    if last.put_in_at is not None:
        return Standing(State.SENT, "", last.put_in_at, reference, file=last.upload_id)
    state = State.DIFFERS if there is not None else State.NOT_SENT
    return Standing(state, last.act, None, reference, file=last.upload_id)


def _still_to_ask(wanted: Due | None, there: Sending | None, refused: Sending | None) -> str:
    """What would make the national database say what stands here.

    A reference that only the sender gave is tried once: if the national database refuses the change, it is added.
    """
    if wanted is None:
        return WITHDRAW if there is not None else ""
    if there is None:
        tried = refused is not None and refused.act == CHANGE
        return CHANGE if wanted.known_as and not tried else ADD
    return CHANGE if wanted.digest != there.digest else ""


def digest_of(content: Mapping[str, str]) -> str:
    """SHA-256 of what is said of a record, whatever the order of its fields; the same for everybody who sees it."""
    compared = {name: value for name, value in content.items() if name not in SAID_ONLY}
    text = json.dumps(compared, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def threat_must_stand(*, is_soc: bool, merged: bool, moderated: bool) -> bool:
    """Whether a threat belongs on the national list: SOC, with a moderated tactical assessment, not merged away."""
    return is_soc and moderated and not merged


def disruption_may_stand(*, counts: bool, category: str) -> bool:
    """Whether a disruption belongs on the national list once its threat does: it counts under the national standard,
    and has a category.

    Until somebody claims or assures one, the national database would refuse it.
    """
    return counts and bool(category)
