"""What holds of agreements: their days, their parties, and when something may go under one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from fourfold.core.ui import formats

# An agreement that nobody has to look at again for longer is one that nobody looks at again.
LONGEST_UNREAD = timedelta(days=731)
SOON = timedelta(days=30)


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


class State(StrEnum):
    """Where an agreement stands between the two people whom it needs."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Terms:
    """Of an agreement, what the rules ask: where it stands, its days, and what may go for which purposes to whom."""

    number: int
    state: str
    starts_on: date
    review_on: date
    ends_on: date | None
    purposes: frozenset[str]
    kinds: frozenset[str]
    parties: frozenset[int]
    sensitive: bool = False


def check_days(starts_on: date, review_on: date, ends_on: date | None, today: date) -> None:
    """It is looked at again within two years, and ends no sooner than it begins."""
    if ends_on is not None and ends_on < starts_on:
        raise Broken(_("The last day is before the first day. Choose a later last day."))
    if ends_on is not None and ends_on < today:
        raise Broken(_("The last day is in the past: nothing could go under this agreement."))
    if review_on <= max(starts_on, today):
        raise Broken(_("The review day must be after today and after the first day."))
    if review_on - max(starts_on, today) > LONGEST_UNREAD:
        raise Broken(_("Choose a review day within two years: people and purposes change."))


def check_parties(owner: int, parties: Collection[int]) -> None:
    """At least one other agency."""
    if not parties:
        raise Broken(_("Choose at least one agency that receives."))
    if owner in parties:
        raise Broken(_("The agency that keeps the agreement is a party already. Choose the others."))


def check_waiting(state: str) -> None:
    """What was decided is not decided again."""
    if state != State.WAITING:
        raise Broken(_("This was decided or withdrawn already. Nothing has been changed."))


def check_reason(reason: str) -> None:
    """Whoever says no, ends or hands over says why."""
    if not reason.strip():
        raise Broken(_("Give the reason, so that it can be read later."))


def check_end(terms: Terms, ends_on: date, today: date) -> None:
    """An agreement in force can end sooner, not in the past; longer is a new one, which a second person approves."""
    if terms.state != State.APPROVED or (terms.ends_on is not None and terms.ends_on < today):
        raise Broken(_("This agreement is not in force, so it cannot be ended."))
    if ends_on < today - timedelta(days=1):
        raise Broken(_("Choose yesterday or later: what was shared in the past is not rewritten."))
    if terms.ends_on is not None and ends_on > terms.ends_on:
        raise Broken(_("It ends sooner than that already. To let it go on, ask for a new agreement."))


def check_review(terms: Terms, review_on: date, today: date) -> None:
    """Whoever has looked at it says when somebody looks again."""
    if terms.state != State.APPROVED:
        raise Broken(_("Only an agreement that was approved is reviewed."))
    if ended(terms, today):
        raise Broken(_("This agreement has ended. Ask for a new one."))
    check_days(terms.starts_on, review_on, None, today)


def check_hand_over(ended_party: int, to: int, successors: Collection[int]) -> None:
    """An agency's place is taken by one that stands where it stood, and only when it has ended."""
    if ended_party in successors or not successors:
        raise Broken(_("That agency has not ended, so nobody takes its place in the agreement."))
    if to not in successors:
        raise Broken(_("That agency does not stand where the ended one stood. Choose its successor."))


def is_waiting(terms: Terms) -> bool:
    """Whether nobody has decided yet."""
    return terms.state == State.WAITING


def ended(terms: Terms, on: date) -> bool:
    """Whether its last day has passed."""
    return terms.ends_on is not None and terms.ends_on < on


def why_not(terms: Terms, *, partner: int, purpose: str, exists: bool, on: date) -> str:
    """Why nothing may go to a partner under an agreement on a day, in a sentence; "" where something may."""
    number = {"number": terms.number}
    if partner not in terms.parties:
        return _("That agency is no party to agreement %(number)s.") % number
    if terms.state != State.APPROVED:
        return _("Agreement %(number)s was not approved.") % number
    if on < terms.starts_on:
        return _("Agreement %(number)s begins on %(day)s.") % {**number, "day": formats.day(terms.starts_on)}
    if ended(terms, on):
        return _("Agreement %(number)s ended on %(day)s.") % {**number, "day": formats.day(terms.ends_on)}
    if not exists:
        return _("The agency of agreement %(number)s has ended. Decide first who takes its place.") % number
    if purpose not in terms.purposes:
        return _("Agreement %(number)s does not cover this purpose.") % number
    return ""


def standing(terms: Terms, on: date) -> str:
    """Where it stands on a day, as the key of a tag."""
    if terms.state == State.WAITING:
        return "submitted"
    if terms.state != State.APPROVED:
        return "withdrawn"
    if ended(terms, on):
        return "closed"
    if on < terms.starts_on:
        return "due_soon"
    return "overdue" if terms.review_on < on else "in_force"
