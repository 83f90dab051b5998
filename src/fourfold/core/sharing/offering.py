"""What a capability says of one of its records when somebody asks what may be shared of it.

The record stands above; what may go is judged here. So the capability lays its record out in parts, and says of each
what kind of information it is and what stands in its way. It announces how (`Shareable` of `core/capability`).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Given:
    """That a part was given by a partner, for a purpose and under conditions (codes of the list `given_condition`)."""

    by: int
    purpose: str
    conditions: frozenset[str]
    reference: str = ""
    to: int = 0


@dataclass(frozen=True)
class Part:
    """One part of a record.

    `label` is what the sharer reads, `heading` what stands over it in the edition: it tells nothing of other parts.
    `kind` is a code of the list `information_kind`. `names` are words that give the part away: wherever another part
    says one of them while this part may not go, that other part may not go either. `source` marks what tells where
    something comes from. `handling` names whom to ask first, where it was given under handling code C.
    """

    key: str
    label: str
    heading: str
    text: str
    kind: str
    judgement: bool = False
    sensitive: bool = False
    child: bool = False
    source: bool = False
    handling: str = ""
    names: tuple[str, ...] = ()
    given: Given | None = None


@dataclass(frozen=True)
class Offered:
    """A record laid out for sharing: what it is called outside, whose it is, and its parts in their order."""

    kind: str
    record: int
    reference: str
    subject: str
    owner_id: int
    url: str
    contact: str
    parts: tuple[Part, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Victim:
    """Somebody who may be a victim on a record, for a partner who contacts them: whom, why, and whom to ring first."""

    kind: str
    record: int
    about: str
    key: str
    name: str
    why: str
    ring: str
    child: bool = False
