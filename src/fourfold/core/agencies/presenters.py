"""Agencies in words, in the reader's language."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from fourfold.core.agencies import queries, rules
from fourfold.core.agencies.models import AreaWord, Kind, SuccessionKind

KINDS = {
    Kind.NATIONAL: gettext_lazy("National law enforcement"),
    Kind.ROCU: gettext_lazy("Regional organised crime unit"),
    Kind.ARRANGEMENT: gettext_lazy("Regional arrangement"),
    Kind.FORCE: gettext_lazy("Police force"),
    Kind.UNIT: gettext_lazy("Unit"),
    Kind.LOCAL_AREA: gettext_lazy("Local policing area"),
    Kind.COUNCIL: gettext_lazy("Council"),
    Kind.FIRE: gettext_lazy("Fire and rescue service"),
    Kind.HEALTH: gettext_lazy("Health"),
    Kind.PRISONS: gettext_lazy("Prisons and probation"),
    Kind.TRADING_STANDARDS: gettext_lazy("Trading standards"),
    Kind.CHARITY: gettext_lazy("Charity"),
    Kind.OTHER: gettext_lazy("Other"),
}

# The kinds of agency that own threats and operations.
OWNERS = (Kind.FORCE, Kind.ROCU)

CHANGES = {
    SuccessionKind.MERGED: gettext_lazy("Merged"),
    SuccessionKind.SPLIT: gettext_lazy("Split"),
    SuccessionKind.OPENED: gettext_lazy("Opened"),
    SuccessionKind.RENAMED: gettext_lazy("Renamed"),
    SuccessionKind.MOVED: gettext_lazy("Moved"),
}


def name(agency_id: int, day: date, *, short: bool = False, known: datetime | None = None) -> str:
    """An agency's name on a day in the reader's language; of one that ended, with the day of that."""
    found = queries.name_on(agency_id, day, known=known)
    return _dated(found, day, short) if found else _("not known")


def names(day: date, *, short: bool = False, known: datetime | None = None) -> dict[int, str]:
    """As `name`, for every agency at once: what lists use."""
    return {agency_id: _dated(found, day, short) for agency_id, found in queries.names_on(day, known).items()}


def short_names(day: date, known: datetime | None = None) -> dict[int, str]:
    """As `names`, in short and without the day on which one ended: what tables show."""
    return {number: in_words(found, short=True) for number, found in queries.names_on(day, known).items()}


def _dated(found: rules.Name, day: date, short: bool) -> str:
    words = in_words(found, short=short)
    if found.until_day is None or day < found.until_day:
        return words
    return _("%(name)s (until %(day)s)") % {"name": words, "day": date_format(found.until_day, "j F Y")}


def full_name(agency_id: int, day: date, *, known: datetime | None = None) -> str:
    """As `name`; a unit or a local area is followed by whose it is, since many forces have one like it."""
    words, above = name(agency_id, day, known=known), queries.ancestors(agency_id, day, known=known)
    if not above or queries.register(known).kinds[agency_id] not in {Kind.UNIT, Kind.LOCAL_AREA}:
        return words
    return _("%(unit)s, %(force)s") % {"unit": words, "force": name(above[0], day, short=True, known=known)}


def full_names(day: date, *, known: datetime | None = None) -> dict[int, str]:
    """As `full_name`, in short names, for every agency at once: what lists and choices use."""
    words, found = names(day, short=True, known=known), queries.register(known)
    parts = {one for one, kind in found.kinds.items() if kind in {Kind.UNIT, Kind.LOCAL_AREA}}
    above = {one: place.parent for one, place in rules.tree_on(found.places, day).items() if place.parent}
    return words | {
        one: _("%(unit)s, %(force)s") % {"unit": words[one], "force": words[above[one]]}
        for one in parts & above.keys()
    }


def in_words(found: rules.Name, *, short: bool = False) -> str:
    """A name in the reader's language, or in English where there is none in Welsh."""
    if _is_in_welsh(found, short):
        return found.name_cy
    return found.in_short if short else found.name


def both(found: rules.Name) -> str:
    """A name in the reader's language, followed by the other one where there are two."""
    if not found.name_cy:
        return found.name
    first, second = (found.name_cy, found.name) if welsh() else (found.name, found.name_cy)
    return f"{first} ({second})"


def lang(found: rules.Name, *, short: bool = False) -> str:
    """The language of what `in_words` gives, for the page's `lang` attribute."""
    return "cy" if _is_in_welsh(found, short) else "en"


def _is_in_welsh(found: rules.Name, short: bool) -> bool:
    """Whether the Welsh name is shown: it has no short one, and stands in lists too, but for abbreviations (NCA)."""
    abbreviated = short and " " not in found.in_short and sum(map(str.isupper, found.in_short)) > 1
    return bool(welsh() and found.name_cy and not abbreviated)


def owners(keys: Collection[int], day: date, *, known: datetime | None = None) -> list[tuple[str, str]]:
    """The forces and regional units that own records, of those with these numbers, as choices by name."""
    found = queries.agencies_on(day, of=OWNERS, known=known)
    return [(str(agency.pk), in_words(words, short=True)) for agency, words in found if agency.pk in keys]


def areas_of(word: AreaWord | None) -> str:
    """What a force calls its local areas, many of them; plain words when it is not supplied."""
    if word is None:
        return _("local policing areas")
    return (welsh() and word.plural_cy) or word.plural


def welsh() -> bool:
    """Whether the reader reads Welsh."""
    return (get_language() or "").startswith("cy")
