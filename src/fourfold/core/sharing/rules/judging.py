"""May this part go to that partner, for this purpose? One engine, whoever asks: a person at a page, or a machine.

Plain Python: the day, the agreement and the dated needs of purposes are given, nothing is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fourfold.core.sharing.offering import Given, Part
from fourfold.core.sharing.rules.agreements import Terms
from fourfold.core.sharing.rules.needs import Needs

THIS_PURPOSE, NO_IMMIGRATION, ASK_FIRST = "this_purpose_only", "not_for_immigration", "ask_before_sharing"


@dataclass(frozen=True)
class Asked:
    """Who would receive, for which purpose, and on which day; the words for them, for sentences."""

    partner: int
    partner_code: str
    purpose: str
    on: date
    purpose_words: str = ""


@dataclass(frozen=True)
class Wording:
    """How sentences call kinds of information, purposes and agencies."""

    kind: Callable[[str], str]
    purpose: Callable[[str], str]
    agency: Callable[[int], str]


@dataclass(frozen=True)
class Verdict:
    """Whether a part may go, and why not: a whole sentence."""

    part: Part
    may: bool
    why: str = ""


def judge(parts: Sequence[Part], asked: Asked, terms: Terms, needs: Needs, wording: Wording) -> list[Verdict]:
    """Each part in its order. What would say something of a part that may not go may not go either."""
    first = [Verdict(part, not (why := why_not(part, asked, terms, needs, wording)), why) for part in parts]
    hidden = [name for verdict in first if not verdict.may for name in verdict.part.names]
    return [
        Verdict(one.part, False, _("It says something that may not be shared."))
        if one.may and says_any(f"{one.part.heading} {one.part.text}", hidden)
        else one
        for one in first
    ]


def why_not(part: Part, asked: Asked, terms: Terms, needs: Needs, wording: Wording) -> str:
    """The first thing that stands in a part's way, in a sentence; "" where nothing does."""
    return next(_reasons(part, asked, terms, needs, wording), "")


def _reasons(part: Part, asked: Asked, terms: Terms, needs: Needs, wording: Wording) -> Iterator[str]:
    if part.source:
        yield _("It tells where the information comes from. Sources are never shared.")
    if part.given and (why := against_conditions(part.given, asked, needs, wording)):
        yield why
    if part.handling:
        yield _("Handling C: ask %(person)s first.") % {"person": part.handling}
    said = {
        "kind": wording.kind(part.kind),
        "number": terms.number,
        "purpose": wording.purpose(asked.purpose),
    }
    if part.kind not in needs.kinds(asked.purpose):
        yield _("“%(kind)s” is not needed for this purpose: %(purpose)s.") % said
    if part.kind not in terms.kinds:
        yield _("Agreement %(number)s does not cover “%(kind)s”.") % said
    if part.child and asked.purpose not in needs.children:
        yield _("It is about a child, who is named only to be kept from harm.")
    if part.sensitive and not terms.sensitive:
        yield _("It is marked OFFICIAL-SENSITIVE, which agreement %(number)s does not cover.") % said


def against_conditions(
    given: Given, asked: Asked, needs: Needs, wording: Wording, *, asked_first: bool = False
) -> str:
    """Which condition of whoever gave something would be broken; "" where they are all kept.

    Also whoever received it holds to the purpose; only to be asked before others are told says nothing of them.
    """
    giver = {"agency": wording.agency(given.by), "purpose": wording.purpose(given.purpose)}
    immigration = asked.purpose in needs.immigration or asked.partner_code in needs.immigration
    if asked.partner == given.by:
        return ""  # they know what they gave
    if NO_IMMIGRATION in given.conditions and immigration:
        return (
            _("%(agency)s gave it on the condition that it is not used for immigration enforcement.") % giver
        )
    if THIS_PURPOSE in given.conditions and asked.purpose != given.purpose:
        return _("%(agency)s gave it for this purpose only: %(purpose)s.") % giver
    if ASK_FIRST in given.conditions and not asked_first and asked.partner not in (given.by, given.to):
        return _("%(agency)s asked to be asked first. Ring them; they can share it themselves.") % giver
    return ""


def may_go(verdicts: Iterable[Verdict]) -> list[Part]:
    """The parts that may go, in their order."""
    return [verdict.part for verdict in verdicts if verdict.may]


def needs_second(parts: Iterable[Part], needs: Needs) -> bool:
    """Whether a second person reads these parts before they go."""
    return any(part.kind in needs.second_person or part.sensitive for part in parts)


def says_any(text: str, words: Collection[str]) -> bool:
    """Whether a text says one of these words or names, whole and in whatever case or accent."""
    told = _plain(text)
    return any(re.search(rf"(?<!\w){re.escape(_plain(word))}(?!\w)", told) for word in words if _plain(word))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return " ".join("".join(one for one in apart if not unicodedata.combining(one)).casefold().split())
