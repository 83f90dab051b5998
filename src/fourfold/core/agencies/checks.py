"""What must hold before an agency is renamed, moved, merged or split; each check raises its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fourfold.core.agencies import rules


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


def check_exists(register: rules.Register, agency: int, on: date, code: str) -> None:
    """An agency can only be changed, or succeed another, on a day on which it exists."""
    if agency not in rules.existing(register.names, on):
        sentence = _("%(code)s does not exist on %(day)s. Choose an agency that exists on that day.")
        raise Broken(sentence % {"code": code, "day": _day(on)})


def check_forward(rows: Iterable[rules.Name | rules.Place], agency: int, on: date, code: str) -> None:
    """Changes are recorded in order: nothing recorded may start or end on this day or later."""
    days = [day for row in rows if row.agency == agency for day in (row.from_day, row.until_day) if day]
    if days and max(days) >= on:
        sentence = _(
            "%(code)s already has a change recorded on %(day)s. Choose a later day: what is recorded stays."
        )
        raise Broken(sentence % {"code": code, "day": _day(max(days))})


def check_parent(register: rules.Register, agency: int, parent: int | None, on: date) -> None:
    """The tree has no loops."""
    if rules.would_loop(rules.tree_on(register.places, on), agency, parent):
        raise Broken(_("An agency cannot stand under itself, or under one that stands under it."))


def check_apart(agencies: Iterable[int], successors: Iterable[int]) -> None:
    """Whoever ends is not its own successor."""
    if set(agencies) & set(successors):
        raise Broken(_("An agency that ends cannot be its own successor. Choose the agency that goes on."))


def check_split(successors: Iterable[int]) -> None:
    """A split leads to two agencies or more."""
    if len(set(successors)) < 2:
        raise Broken(_("A split needs two successors or more. To give all to one agency, merge it instead."))


def check_parts(below: Iterable[int], chosen: Mapping[int, int], successors: Iterable[int]) -> None:
    """When an agency is split, somebody says where each of its own parts goes."""
    allowed = set(successors)
    if any(chosen.get(part) not in allowed for part in below):
        raise Broken(_("Say for each unit and area of this agency which of the successors it goes to."))


def check_new_code(code: str, taken: bool) -> None:
    """A code is given once, and stays."""
    if taken:
        sentence = _("An agency with the code %(code)s exists already. Choose another code.")
        raise Broken(sentence % {"code": code})


def check_ended(ended: bool) -> None:
    """Only what an ended agency held is carried over: after a new name or place it keeps its own."""
    if not ended:
        raise Broken(_("This agency goes on and keeps what it holds. There is nothing to carry over."))


def check_once(decided: bool) -> None:
    """A decision stands."""
    if decided:
        raise Broken(_("This was decided already, and the decision stands."))


def check_evidence(evidence: str) -> None:
    """A change stands on something that can be looked up."""
    if not evidence.strip():
        raise Broken(_("Give the evidence: the order, agreement or minute that made this change."))


def check_decision(decision: str) -> None:
    """A decision is recorded in words."""
    if not decision.strip():
        raise Broken(_("Say in a sentence what was decided, so that it can be read later."))


def check_kind(kind: str, known: Iterable[str]) -> None:
    """Only what some part of the platform holds can be carried over."""
    if kind not in set(known):
        raise Broken(_("Nothing of that kind is held for agencies. Choose one from the list."))


def _day(day: date) -> str:
    return date_format(day, "j F Y")
