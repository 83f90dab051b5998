"""The recording standard: who may record a disruption against what, by the event's day; read from a dated file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from fourfold.core.ui import formats

FILE = Path(__file__).parent / "standards.yaml"
NATIONAL, REGIONAL, PREVENTION_WORK, ACTIVITY = "national", "regional", "prevention_work", "activity"
PRISON = "prison"
# What each key of a rule may say.
SAYS = {
    "agency": ("force", "rocu", "any"),
    "role": ("lead", "support", "any"),
    "threat": ("ocg", "priority_individual", "vulnerability", PRISON, "any"),
    "standing": (NATIONAL, REGIONAL),
}


class StandardWrong(Exception):
    """The file cannot be used; the text names the rule and what to put right."""


@dataclass(frozen=True)
class Standard:
    """One rule: from a day until a day, both included, as what such a record stands."""

    agency: str
    role: str
    threat: str
    standing: str
    starts_on: date
    ends_on: date | None = None

    def fits(self, agency: str, role: str, threat: str, on: date) -> bool:
        in_force = self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
        asked = ((self.agency, agency), (self.role, role), (self.threat, threat))
        return in_force and all(says in (what, "any") for says, what in asked)


@dataclass(frozen=True)
class Target:
    """A threat as the standard looks at it: its type when it was recorded, and whether the regional unit maps it
    as a threat of a prison."""

    kind: str
    regional_prison: bool = False

    @property
    def sort(self) -> str:
        return PRISON if self.regional_prison else self.kind


@cache
def standards() -> tuple[Standard, ...]:
    """The rules as shipped, in the order of the file."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> tuple[Standard, ...]:
    """The rules of a file's text; StandardWrong where it is not right."""
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise StandardWrong(
            _("The file of recording standards is no YAML: %(what)s.") % {"what": error}
        ) from error
    if not isinstance(found, list):
        raise StandardWrong(_("The file of recording standards must be a list of rules."))
    return tuple(_rule(number, given) for number, given in enumerate(found, start=1))


def _rule(number: int, given: object) -> Standard:
    entry = given if isinstance(given, dict) else {}
    wrong = [key for key, known in SAYS.items() if entry.get(key) not in known]
    wrong += [] if isinstance(entry.get("from"), date) else ["from"]
    wrong += [] if isinstance(entry.get("to", date.max), date) else ["to"]
    wrong += sorted(str(key) for key in entry.keys() - {*SAYS, "from", "to"})
    if wrong:
        sentence = _("Rule %(number)s of the recording standards: %(name)s is unknown or has the wrong form.")
        raise StandardWrong(sentence % {"number": number, "name": wrong[0]})
    said = {key: str(entry[key]) for key in SAYS}
    return Standard(**said, starts_on=entry["from"], ends_on=entry.get("to"))


def standing(agency: str, role: str, main_p: str, targets: Iterable[Target], *, on: date) -> str:
    """As what a record stands: the best that the standard of the event's day gives it for any of its threats.

    What it refuses, and what is against no threat yet, is kept as prevention work or as activity.
    """
    given = {_for_one(agency, role, target, on) for target in targets}
    for best in (NATIONAL, REGIONAL):
        if best in given:
            return best
    return PREVENTION_WORK if main_p == "prevent" else ACTIVITY


def _for_one(agency: str, role: str, target: Target, on: date) -> str | None:
    fitting = (rule.standing for rule in standards() if rule.fits(agency, role, target.sort, on))
    return next(fitting, None)


def in_words(standing: str, role: str, has_threat: bool, *, on: date, counts: bool = True) -> str:
    """Why a record stands as it does, for whoever recorded it; one that was joined or withdrawn counts no more."""
    if standing == NATIONAL and counts:
        return _("The national standard of that day holds it: it is counted once.")
    if standing == NATIONAL:
        return _("The national standard of that day holds it, but it is not counted for itself.")
    if standing == REGIONAL:
        return _("Outside the national standard: the region records it, and national figures leave it out.")
    kept = _("prevention work") if standing == PREVENTION_WORK else _("activity")
    if not has_threat:
        sentence = _(
            "It is against no threat that is known here yet. It is kept as %(kept)s; nothing is lost."
        )
        return sentence % {"kept": kept}
    reason = (
        _("On %(day)s only an event that the agency led was recorded as a disruption.")
        if role == "support"
        else _(
            "On %(day)s disruptions were recorded against groups only, and no threat of this record is one."
        )
    )
    return (
        reason % {"day": formats.day(on)}
        + " "
        + _("It is kept as %(kept)s; nothing is lost.") % {"kept": kept}
    )
