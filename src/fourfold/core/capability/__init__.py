"""A capability is one folder of the house. What it offers to others it announces in its `apps.py`.

Something lower in the house (the threat page, the menu, the intake of files) must never import something
upper, yet has to show it. So the upper announces, by dotted path, and the lower asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import AppConfig, apps
from django.utils.module_loading import import_string

from fourfold.core.capability.announcements import (
    Duty,
    Hears,
    Intake,
    Job,
    MenuEntry,
    Named,
    Panel,
    Restrictable,
    Shareable,
    Task,
    Tasks,
    Words,
)

__all__ = [
    "Capability",
    "Duty",
    "Hears",
    "Intake",
    "Job",
    "MenuEntry",
    "Named",
    "Panel",
    "Restrictable",
    "Shareable",
    "Task",
    "Tasks",
    "Words",
]


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
    restrictable: tuple[Restrictable, ...] = ()
    jobs: tuple[Job, ...] = ()
    shares: tuple[Shareable, ...] = ()
    # What the worker does by itself while nothing waits, by dotted path; called with the moment.
    tends: tuple[str, ...] = ()
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


def restrictable() -> dict[str, Restrictable]:
    """The kinds of records that can be restricted, by their names."""
    return {one.kind: one for config in every() for one in config.restrictable}


def shareable() -> list[Shareable]:
    """Every kind of record that may be shared in parts."""
    return [one for config in every() for one in config.shares]


def job(name: str) -> Job:
    """The announced long work of this name; KeyError when nobody announced it."""
    return {job.name: job for config in every() for job in config.jobs}[name]


@cache
def load(path: str) -> Any:
    """What stands behind a dotted path."""
    return import_string(path)
