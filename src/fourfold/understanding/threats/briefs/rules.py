"""What holds of briefs for officers, and who may be named beside one. Plain Python: days are given, nothing is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.understanding.threats.rules import ADULT_AT, Broken, age_on, is_closed

# A brief that nobody has to look at again for longer is one that nobody looks at again.
LONGEST = timedelta(days=366)
INVOLVED_ROLES = frozenset({"member", "associate", "enabler"})
INVOLVED_CATEGORIES = frozenset({"suspect", "convicted"})
PROTECTED_ROLES = frozenset({"victim", "witness"})
EXPLOITED_ROLE = "exploited_person"
# Outcomes of an exploitation check that say or fear that somebody is used by others.
EXPLOITED = frozenset({"exploited", "possibly_exploited"})
# Marks that people and their telephones write for one another, and the categories of marks that are not seen or heard.
ALIKE = dict.fromkeys(map(ord, "‘’‛ʼʻ′`´＇"), "'") | dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
UNSEEN = ("Mn", "Cf")


class Standing(StrEnum):
    """How officers are shown somebody who is linked to a threat."""

    INVOLVED = "involved"
    SAFEGUARD = "safeguard"
    ABSENT = "absent"


@dataclass(frozen=True)
class Linked:
    """All parts of one person in a threat that are in force: roles, categories, and what is known of exploitation."""

    roles: frozenset[str]
    categories: frozenset[str]
    exploited: bool
    born_on: date | None

    @property
    def may_be_exploited(self) -> bool:
        """Whether a part or a check says or fears that others use them."""
        return self.exploited or EXPLOITED_ROLE in self.roles

    def under_age(self, on: date) -> bool:
        """Whether they are known to be under 18 on a day."""
        return self.born_on is not None and age_on(self.born_on, on) < ADULT_AT


def standing(person: Linked, *, on: date) -> Standing:
    """How officers are shown a person; of several parts, the one that protects them most decides.

    Victims and witnesses are not shown at all: nothing that an officer does before a shift needs their names, and a
    telephone or a sheet can be read by others. Who may be exploited, and every child, is named only to be
    safeguarded, whatever role and whatever check let somebody record them as a member. Only people who are suspected or
    convicted in this matter are shown as involved; a role or category that is not known here is shown to nobody.
    """
    if person.roles & PROTECTED_ROLES:
        return Standing.ABSENT
    if person.may_be_exploited:
        return Standing.SAFEGUARD
    if not (person.roles <= INVOLVED_ROLES and person.categories <= INVOLVED_CATEGORIES):
        return Standing.ABSENT
    return Standing.SAFEGUARD if person.under_age(on) else Standing.INVOLVED


def in_force(starts_on: date | None, ends_on: date | None, on: date) -> bool:
    """Whether a part goes on on a day."""
    return (starts_on is None or starts_on <= on) and (ends_on is None or ends_on >= on)


def check_open(phase: str, merged_into: int | None) -> None:
    """Officers are briefed on open threats only."""
    if merged_into is not None:
        raise Broken(_("This threat was merged into another. Write the brief of that one."))
    if is_closed(phase):
        raise Broken(_("This threat is closed. Officers are briefed on open threats only."))


def check_review(written_on: date, review_on: date) -> None:
    """Somebody looks again after today, and within a year."""
    if review_on <= written_on:
        raise Broken(_("The review day must be after today, so that somebody looks again."))
    if review_on - written_on > LONGEST:
        raise Broken(_("Choose a review day within a year: danger and signs change."))


def check_says(texts: Collection[str], *, sources: Iterable[str], protected: Iterable[str]) -> None:
    """A brief names no source of its threat, and nobody who is linked to it without being shown as involved.

    A source in one plain word, such as Police, is not looked for: it may be part of any sentence.
    """
    told = _plain(texts)
    for source in sources:
        if _is_telling(source) and _says(told, source):
            raise Broken(_("“%(source)s” is a source of this threat. Leave it out.") % {"source": source})
    if _names(told, protected):
        raise Broken(
            _(
                "This names somebody linked to the threat whom officers must not take for a suspect: a victim, a "
                "witness, or somebody who may be exploited or is under 18. Leave the name out."
            )
        )


def check_not_named(texts: Collection[str], names: Iterable[str]) -> None:
    """Nobody becomes somebody to protect while a brief that officers read names them."""
    if _names(_plain(texts), names):
        raise Broken(
            _(
                "The brief that officers read names this person, who is to be protected. Write the brief again without "
                "the name; then link them."
            ),
            "brief_names",
        )


def says_any(text: str, names: Iterable[str]) -> bool:
    """Whether a text says one of these names, whole and in whatever case."""
    return _names(_plain([text]), names)


def is_overdue(review_on: date, on: date) -> bool:
    """Whether a brief is past its review day."""
    return review_on < on


def _is_telling(source: str) -> bool:
    return len(source.split()) > 1 or any(letter.isdigit() for letter in source)


def _plain(texts: Collection[str]) -> str:
    """Words as they are compared: without case, accents and letters that nobody sees, with one sort of apostrophe and
    of hyphen: a telephone writes others than a file."""
    apart = unicodedata.normalize("NFKD", " ".join(texts).translate(ALIKE)).casefold()
    return " ".join("".join(one for one in apart if unicodedata.category(one) not in UNSEEN).split())


def _names(told: str, names: Iterable[str]) -> bool:
    return any(_says(told, name) for name in names if _plain([name]))


def _says(told: str, words: str) -> bool:
    sought = re.escape(_plain([words]))
    return re.search(rf"(?<!\w){sought}(?!\w)", told) is not None
