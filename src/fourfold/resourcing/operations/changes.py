"""What changed on an operation, when and by whom: from its versions and those of what it serves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access import queries as people
from fourfold.core.ui import formats
from fourfold.resourcing.operations.models import OperationVersion, ServiceVersion
from fourfold.resourcing.operations.presenters import Words
from fourfold.understanding.threats import queries as threats

LABELS = {
    "name": gettext_lazy("Name"),
    "unit_id": gettext_lazy("Unit"),
    "sio": gettext_lazy("Senior investigating officer (SIO)"),
    "level": gettext_lazy("Level"),
    "why_here": gettext_lazy("Why it was allocated there"),
    "ends_on": gettext_lazy("To"),
    "financial_investigator": gettext_lazy("Financial investigator"),
    "no_financial_investigator_because": gettext_lazy("Why there is no financial investigator"),
}


@dataclass(frozen=True)
class Event:
    """One entry of the history: a title, and the fields that changed as (label, before, after)."""

    moment: datetime
    by: str
    title: str
    changes: tuple[tuple[Any, str, str], ...] = ()


def first_version(number: int) -> Event:
    """When the platform first learned of an operation, and from whom."""
    first = OperationVersion.objects.filter(record=number).order_by("recorded_from")[0]
    return Event(first.recorded_from, _by(first, people.names({first.recorded_by or 0})), "")


def history(number: int, words: Words, *, until: datetime | None = None) -> list[Event]:
    """Every change of an operation and of what it serves, the newest first."""
    own = _until(OperationVersion.objects.filter(record=number), until)
    served: Any = ServiceVersion.objects
    services = _until(served.filter(operation_id=number), until)
    names = people.names({row.recorded_by for row in (*own, *services) if row.recorded_by})
    references = threats.references({row.threat_id for row in services}, as_of=until)
    events = [*_own(own, names, words), *_served(services, names, references)]
    return sorted(events, key=lambda event: event.moment, reverse=True)


def _by(version: Any, names: dict[int, str]) -> str:
    return names.get(version.recorded_by or 0, "")


def _until(versions: Any, until: datetime | None) -> list[Any]:
    found = versions.order_by("recorded_from")
    return list(found if until is None else found.filter(recorded_from__lte=until))


def _own(versions: list[Any], names: dict[int, str], words: Words) -> Iterator[Event]:
    for first in versions[:1]:
        yield Event(first.recorded_from, _by(first, names), _("Recorded"))
    for was, now in pairwise(versions):
        changed = tuple(
            (label, _said(name, getattr(was, name), words), _said(name, getattr(now, name), words))
            for name, label in LABELS.items()
            if getattr(was, name) != getattr(now, name)
        )
        yield Event(now.recorded_from, _by(now, names), _("Changed"), changed)


def _served(versions: list[Any], names: dict[int, str], references: dict[int, str]) -> Iterator[Event]:
    """What it serves, for threats that are the viewer's; the others leave no trace."""
    for row in versions:
        if row.threat_id in references:
            said = _("Serves %(reference)s from %(day)s") if row.ends_on is None else _(
                "Serves %(reference)s until %(day)s"
            )  # fmt: skip
            title = said % {
                "reference": references[row.threat_id],
                "day": formats.day(row.ends_on or row.starts_on),
            }
            yield Event(row.recorded_from, _by(row, names), title)


def _said(name: str, value: Any, words: Words) -> str:
    if name == "unit_id":
        return str(formats.known(words.agency(value)))
    if name == "ends_on":
        return formats.day(value) if value else _("goes on")
    return words.level(value) if name == "level" else str(formats.known(value))
