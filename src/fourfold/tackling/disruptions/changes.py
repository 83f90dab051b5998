"""What changed on a disruption, when, by whom and why: from its versions and from what hung on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.core.access import queries as people
from fourfold.core.history import past
from fourfold.core.ui import formats
from fourfold.tackling.disruptions import hung
from fourfold.tackling.disruptions.models import Disruption, DisruptionVersion
from fourfold.tackling.disruptions.presenters import Words

LABELS = {
    "what": gettext_lazy("What happened"),
    "role": gettext_lazy("Role"),
    "lead_agency_id": gettext_lazy("Led by"),
    "event_on": gettext_lazy("Happened"),
    "event_ends_on": gettext_lazy("Last day"),
    "main_p": gettext_lazy("Mainly"),
    "further_ps": gettext_lazy("Besides"),
    "claimed": gettext_lazy("Effect claimed"),
    "assured": gettext_lazy("Effect assured"),
    "standing": gettext_lazy("Standing"),
    "place": gettext_lazy("Where"),
    "could_before": gettext_lazy("What could they do before?"),
    "could_after": gettext_lazy("What could they not do afterwards?"),
    "expected_length": gettext_lazy("How long it is expected to last"),
    "tactics": gettext_lazy("Tactics"),
    "evidence": gettext_lazy("References of the evidence"),
    "threats_given": gettext_lazy("Threats by their references"),
    "apmis_reference": gettext_lazy("Reference on APMIS"),
    "record_date": gettext_lazy("Record date"),
}


@dataclass(frozen=True)
class Event:
    """One entry of the history: a title, why, and the fields that changed as (label, before, after)."""

    moment: datetime
    by: str
    title: str
    reason: str = ""
    changes: tuple[tuple[Any, str, str], ...] = ()


def first_version(record: int) -> Event:
    """When the platform first learned of a disruption, and from whom."""
    first = DisruptionVersion.objects.filter(record=record).order_by("recorded_from")[0]
    return Event(first.recorded_from, people.names([first.recorded_by]).get(first.recorded_by or 0, ""), "")


def history(record: int, words: Words, *, until: datetime) -> list[Event]:
    """Every change of a disruption and of what hangs on it, the newest first."""
    versions = past.versions_until(Disruption, until, id=record)
    names = people.names([row.recorded_by for row in versions])
    fields = _fields(versions, hung.of(record, words, until=until), words)
    return list(reversed(list(_events(versions, fields, names))))


def since(record: int, edition: int, words: Words, *, until: datetime) -> list[tuple[Any, str, str]]:
    """What differs now from an edition of a disruption, and from what hung on it: label, then, now."""
    versions = past.versions_until(Disruption, until, id=record)
    fields = _fields(versions, hung.of(record, words, until=until), words)
    then = [said for one, said in zip(versions, fields, strict=True) if one.edition <= edition][-1:]
    return [
        (label, said[label], now) for said in then for label, now in fields[-1].items() if said[label] != now
    ]


def _fields(versions: list[Any], hangs: hung.Hung, words: Words) -> list[dict[Any, str]]:
    """All that each version says, by label, in words."""
    return [
        {label: said(name, getattr(one, name), words) for name, label in LABELS.items()}
        | {label: text or _("none") for label, text in hangs.at(one, following).items()}
        for one, following in zip(versions, [*versions[1:], None], strict=True)
    ]


def _events(versions: list[Any], fields: list[dict[Any, str]], names: dict[int, str]) -> Iterator[Event]:
    for first in versions[:1]:
        by = names.get(first.recorded_by or 0, "")
        yield Event(first.recorded_from, by, _("Recorded"), changes=_hung_from_the_first(fields[0]))
    for (was, now), (before, after) in zip(pairwise(versions), pairwise(fields), strict=True):
        changed = tuple(
            (label, before[label], after[label]) for label in after if before[label] != after[label]
        )
        reason = now.change_reason if now.change_reason != was.change_reason else ""
        title = _title(was, now)
        if changed or reason or title != _("Changed") or now.edition != was.edition:
            yield Event(now.recorded_from, names.get(now.recorded_by or 0, ""), title, reason, changed)


def _hung_from_the_first(said: dict[Any, str]) -> tuple[tuple[Any, str, str], ...]:
    """What hung on a record when it was recorded; its own facts stand on its page."""
    none, own = _("none"), set(LABELS.values())
    return tuple((label, none, text) for label, text in said.items() if label not in own and text != none)


def _title(was: Any, now: Any) -> str:
    if now.withdrawn and not was.withdrawn:
        return _("Withdrawn")
    if now.joined_into_id and not was.joined_into_id:
        return _("Joined to another record of the same event")
    if was.joined_into_id and not now.joined_into_id:
        return _("Parted from the other record")
    if now.contributors != was.contributors:
        return _("Another agency's record was joined to it, or parted from it")
    return _("Changed")


def said(name: str, value: Any, words: Words) -> str:
    """A field's value in words; what is not known says so."""
    if value is None or value == "" or value == []:
        return formats.unknown()
    if isinstance(value, date):
        return formats.day(value)
    if name == "lead_agency_id":
        return words.agency(value) or formats.unknown()
    tables = {
        "role": words.roles, "main_p": words.ps, "further_ps": words.ps, "claimed": words.categories,
        "assured": words.categories, "standing": words.standings, "tactics": words.tactics,
        "expected_length": words.lengths,
    }  # fmt: skip
    table: dict[str, str] = tables.get(name, {})
    if isinstance(value, list):
        return ", ".join(str(table.get(one, one)) for one in value)
    return table.get(value, str(value))
