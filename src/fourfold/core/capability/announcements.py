"""What a capability can announce of itself in its `apps.py`; everything that acts is named by its dotted path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the service navigation; roles choose from these by key (`config/roles.py`)."""

    key: str
    label: Words
    url_name: str
    permission: str


@dataclass(frozen=True)
class Panel:
    """A part of somebody else's page: `build(viewer, subject, moment)` gives its context or None."""

    place: str
    template: str
    build: str
    order: int = 50


@dataclass(frozen=True)
class Task:
    """One thing that waits for somebody: a sentence, where it is done, and a note such as how late it is."""

    sentence: str
    url: str
    note: str = ""
    tag: str = ""


class Tasks(list[Task]):
    """The first tasks of a duty that may have many: how many there are in all, and where all of them stand."""

    def __init__(self, first: Iterable[Task], *, total: int, all_url: str) -> None:
        super().__init__(first)
        self.total, self.all_url = total, all_url


@dataclass(frozen=True)
class Duty:
    """A group on a person's home page: `list(viewer, now)` gives the tasks that wait for that person, worst first."""

    key: str
    heading: Words
    list: str


@dataclass(frozen=True)
class Intake:
    """How a good row of a batch becomes a row here.

    `columns` names (our column, PostgreSQL type) pairs; `codes` gives the known codes of each set, and the numbers
    that stand for codes in some columns; `take_in(staged)` is set-based and all or nothing. `records(ids)` gives the
    reference and the address of each record that exists for the viewer. `label` says what the rows are. `stands` says
    where the records stand, so that a file overwrites nobody's work (`data/sources/clashing.py`).
    """

    what: str
    columns: str
    codes: str
    take_in: str
    records: str
    label: Words = ""
    stands: str = ""


@dataclass(frozen=True)
class Hears:
    """What a capability does, in the same transaction, when something below it tells that an event happened."""

    event: str
    act: str


@dataclass(frozen=True)
class Named:
    """Records that something below names by reference: `find(written, viewer)` gives it in full, "" where there is none
    for that viewer."""

    kind: str
    find: str


@dataclass(frozen=True)
class Shareable:
    """A kind of record that may be shared in parts: `offer(reference, viewer, moment)` lays one out (`Offered` of
    `core/sharing/offering.py`), or gives None where there is none for that viewer; `label` says what the kind is.

    `victims(owner, ids, moment)` gives who may be a victim on an agency's records, on these where some are named.
    """

    kind: str
    label: Words
    offer: str
    victims: str = ""


@dataclass(frozen=True)
class Job:
    """Long work that a worker does: `act(about=, by=, at=, progress=)` does it for the record of that number.

    It runs in one transaction of whoever asked, and gives a sentence about what it found, or "". `progress(row, done,
    total)` says how far it is.
    """

    name: str
    act: str


@dataclass(frozen=True)
class Restrictable:
    """Records of a kind that can be restricted.

    `find(written, viewer)` gives what a restriction names of one, by reference or number; None where there is none for
    the viewer.
    """

    kind: str
    label: Words
    find: str
