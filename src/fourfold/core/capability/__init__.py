"""A capability is one folder of the house. What it offers to others it announces in its `apps.py`.

Something lower in the house (the threat page, the menu, the intake of files) must never import something
upper, yet has to show it. So the upper announces, by dotted path, and the lower asks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import AppConfig, apps
from django.utils.functional import Promise
from django.utils.module_loading import import_string

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
    reference and the address of each record that exists for the viewer. `label` says what the rows are.
    """

    what: str
    columns: str
    codes: str
    take_in: str
    records: str
    label: Words = ""


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
class Job:
    """Long work that a worker does: `act(about=, by=, at=, progress=)` does it for the record of that number.

    It runs in one transaction of whoever asked, and gives a sentence about what it found, or "". `progress(row, done,
    total)` says how far it is.
    """

    name: str
    act: str


class Capability(AppConfig):
    """The table of contents of one folder. Everything is optional."""

    default_auto_field = "django.db.models.BigAutoField"
    url_prefix: str | None = None
    menu: tuple[MenuEntry, ...] = ()
    panels: tuple[Panel, ...] = ()
    duties: tuple[Duty, ...] = ()
    intake: tuple[Intake, ...] = ()
    hears: tuple[Hears, ...] = ()
    named: tuple[Named, ...] = ()
    jobs: tuple[Job, ...] = ()
    # The room of the API, by dotted path: what machines read and write here.
    api: str | None = None


def every() -> Iterator[Capability]:
    """All capabilities, in the order of INSTALLED_APPS."""
    return (config for config in apps.get_app_configs() if isinstance(config, Capability))


def menu() -> dict[str, MenuEntry]:
    """Every announced menu entry by its key."""
    return {entry.key: entry for config in every() for entry in config.menu}


def panels(place: str) -> list[Panel]:
    """The panels announced for a place, in the order that they ask for."""
    found = [panel for config in every() for panel in config.panels if panel.place == place]
    return sorted(found, key=lambda panel: panel.order)


def built(place: str, viewer: Any, subject: Any, moment: Any) -> list[dict[str, Any]]:
    """The panels announced for a place, built for somebody's page; one that has nothing for them is left out."""
    found = ((panel.template, load(panel.build)(viewer, subject, moment)) for panel in panels(place))
    return [{"template": template, "context": context} for template, context in found if context is not None]


def duties() -> dict[str, Duty]:
    """Every announced duty by its key."""
    return {duty.key: duty for config in every() for duty in config.duties}


def tell(event: str, **facts: Any) -> None:
    """Tell every capability that announced it hears this event; what they do joins the transaction."""
    for hears in (hears for config in every() for hears in config.hears if hears.event == event):
        load(hears.act)(**facts)


def intake(what: str) -> Intake:
    """Who takes in rows of this kind; KeyError when nobody announced it."""
    return {taker.what: taker for config in every() for taker in config.intake}[what]


def taken_in() -> set[str]:
    """The kinds of rows that somebody announced to take in."""
    return {taker.what for config in every() for taker in config.intake}


def reference(kind: str, written: str, viewer: Any) -> str:
    """The whole reference of the record of this kind that a viewer names; "" where there is none for them."""
    finds = [load(one.find) for config in every() for one in config.named if one.kind == kind]
    return next((found for find in finds if (found := find(written, viewer))), "")


def job(name: str) -> Job:
    """The announced long work of this name; KeyError when nobody announced it."""
    return {job.name: job for config in every() for job in config.jobs}[name]


@cache
def load(path: str) -> Any:
    """What stands behind a dotted path."""
    return import_string(path)
