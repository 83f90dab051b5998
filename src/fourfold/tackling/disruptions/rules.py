"""What holds of disruptions. Plain Python: days are given, nothing is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

# The unit of each kind of result, as codes of the list `result_unit`.
UNITS = {
    "arrests": "number", "charges": "number", "sentences": "number", "sentence_months": "months",
    "cash": "pounds", "assets": "pounds", "drugs": "kilograms", "firearms": "number", "vehicles": "number",
    "goods": "tonnes", "safeguarded": "number", "orders": "number", "premises_closed": "number",
    "lines_closed": "number",
}  # fmt: skip
DRUG_CLASSES = ("a", "b", "c")
MOST = Decimal(10) ** 11  # what the column holds
CODES = {
    "role": ("lead", "support"),
    "main_p": ("pursue", "prevent", "protect", "prepare"),
    "claimed": ("", "major", "moderate", "minor", "none", "negative"),
}
NEAR = 3  # days within which two records may be of one event
ALIKE = 0.5  # share of their words that two records of one agency have both, where they may be of one event


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


@dataclass(frozen=True)
class Outcome:
    """One result: how much, in the unit of its kind (UNITS)."""

    kind: str
    amount: Decimal
    drug_class: str = ""
    note: str = ""

    @property
    def unit(self) -> str:
        return UNITS[self.kind]


def counts(joined_into: int | None, withdrawn: bool, standing: str) -> bool:
    """Whether a record is counted: so each event is counted once."""
    return joined_into is None and not withdrawn and standing == "national"


def grade(claimed: str, assured: str) -> str:
    """The effect that counts: as assured, or as claimed where nobody has assured it yet; "" where neither is said."""
    return assured or claimed


def check_codes(facts: Mapping[str, Any]) -> None:
    """The words that stand for something are among those that there are; a further P is not the main one again."""
    for name, known in CODES.items():
        check_known(facts.get(name, known[0]), known)
    for further in facts.get("further_ps", ()):
        check_known(further, CODES["main_p"])
        if further == facts["main_p"]:
            raise Broken(_("What it mainly was is not also among what it was besides."))


def check_known(word: str, known: Collection[str]) -> None:
    """A word that stands for something is among those that there are."""
    if word not in known:
        raise Broken(_("“%(word)s” is not among the choices that there are.") % {"word": word})


def check_said(what: str) -> None:
    """Somebody says what happened."""
    if not what.strip():
        raise Broken(_("Say what happened."))


def check_days(event_on: date, event_ends_on: date | None, *, today: date) -> None:
    """An event lies in the past, and ends no earlier than it began."""
    if event_on > today:
        raise Broken(_("Event date is after today."))
    if event_ends_on is not None and event_ends_on < event_on:
        raise Broken(_("The event ends before it begins. Change one of the two dates."))
    if event_ends_on is not None and event_ends_on > today:
        raise Broken(_("The event's last day is after today."))


def check_role(role: str, agency_id: int, benefits_id: int | None) -> None:
    """Support was for another agency, and says which."""
    if role == "support" and benefits_id is None:
        raise Broken(_("Say which agency the support was for."))
    if benefits_id == agency_id:
        raise Broken(_("An agency supports another, not itself. Choose the agency that led."))
    if role == "lead" and benefits_id is not None:
        raise Broken(_("Only support is for another agency. Choose support, or leave out whom it was for."))


def check_outcomes(outcomes: Iterable[Outcome]) -> None:
    """Each kind of result once (drugs once a class), more than nothing, and whole where things are counted."""
    seen = set()
    for one in outcomes:
        if one.kind not in UNITS or (one.kind == "drugs") != (one.drug_class in DRUG_CLASSES):
            raise Broken(_("Choose a kind of result, and the class where it is drugs."))
        if one.amount <= 0 or one.amount >= MOST:
            raise Broken(_("How much a result is must be more than nothing, and less than 100,000,000,000."))
        if one.unit == "number" and one.amount != one.amount.to_integral_value():
            raise Broken(_("People and things are counted in whole numbers."))
        if (one.kind, one.drug_class) in seen:
            raise Broken(_("Each kind of result is given once. Add the two together."))
        seen.add((one.kind, one.drug_class))


def check_withdraw(withdrawn: bool, leads_others: bool) -> None:
    """A record is withdrawn once, and not while another agency's stands on it."""
    if withdrawn:
        raise Broken(_("This record was withdrawn already."))
    if leads_others:
        raise Broken(
            _("Another agency's record is joined to this one. Ask the ROCTA unit to part them first.")
        )


def check_stands(withdrawn: bool) -> None:
    """What was withdrawn is changed no more."""
    if withdrawn:
        raise Broken(_("This record was withdrawn, and is changed no more. Record the event again."))


def check_reason(reason: str) -> None:
    """What takes something away, or brings two together, says why."""
    if not reason.strip():
        raise Broken(_("Say why."))
