"""What holds where records of one event are brought together, and parted again. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fourfold.tackling.disruptions.rules import Broken, counts


@dataclass(frozen=True)
class Claim:
    """A record as joining looks at it."""

    number: int
    joined_into: int | None
    withdrawn: bool
    counts: bool
    leads_others: bool


def check_join(joining: Claim, into: Claim) -> None:
    """Two records of one event become one that counts and one that is credited."""
    if joining.number == into.number:
        raise Broken(_("A record cannot be joined to itself. Choose the other agency's record."))
    if joining.withdrawn or into.withdrawn:
        raise Broken(_("One of these records was withdrawn. Choose one that stands."))
    if joining.joined_into is not None:
        raise Broken(_("This record is joined to another already. Part it from that one first."))
    if into.joined_into is not None:
        raise Broken(_("The record that you chose is itself joined to another. Choose the one that leads."))
    if joining.leads_others:
        raise Broken(_("Other records are joined to this one. Let it lead, or part them from it first."))
    if joining.counts and not into.counts:
        raise Broken(
            _("Let the record lead that stands in the national standard: otherwise the event is not counted.")
        )


def check_part(joined_into: int | None) -> None:
    """Only what was joined is parted."""
    if joined_into is None:
        raise Broken(_("This record is joined to no other."))


def check_same_lead(joined_into: int | None, lead: int) -> None:
    """What is parted is still joined to the record that somebody read."""
    if joined_into != lead:
        raise Broken(_("This changed after you opened it. Read it again, then decide."))


def check_still_counts(standing: str, wanted: str) -> None:
    """A record to which others are joined stays the one by which the event is counted."""
    if counts(None, False, standing) and not counts(None, False, wanted):
        raise Broken(
            _(
                "Another agency's record is joined to this one, and the event would be counted no more. Ask the ROCTA "
                "unit to part them first."
            )
        )


def check_role_kept(changes_role: bool, joined: bool) -> None:
    """While records are together, who leads is not changed from one side."""
    if changes_role and joined:
        raise Broken(
            _("This record is joined with another agency's, so who leads is decided by the ROCTA unit.")
        )
