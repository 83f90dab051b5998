"""What holds of threats. Plain Python: days are given, nothing is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

PREFIXES = {"ocg": "OCG", "priority_individual": "PI", "vulnerability": "VUL"}
ADULT_AT = 18
WRITTEN = re.compile(rf"([A-Z]{{2,4}})[\s-]*({'|'.join(PREFIXES.values())})[\s-]*([0-9]{{1,6}})")


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked, `code` says which to who sent a file."""

    def __init__(self, sentence: str, code: str = "") -> None:
        super().__init__(sentence)
        self.code = code


class CheckNeeded(Broken):
    """Somebody is a member only after an exploitation check, and there is none."""


def region_prefix(code: str) -> str:
    """The letters of a region in references: nwrocu gives NW."""
    return code.removesuffix("rocu").upper()[:4]


def reference(written: str) -> str:
    """A reference as it is kept, however somebody wrote it: nw ocg 417 is NW-OCG-0417. Other words stay as they are."""
    words = written.strip().upper()
    found = WRITTEN.fullmatch(words)
    return f"{found[1]}-{found[2]}-{int(found[3]):04d}" if found else words


def is_closed(phase: str) -> bool:
    """Whether a phase is one of the closed ones: the national list words them all with 'closed'."""
    return "closed" in phase


def age_on(born: date, day: date) -> int:
    """Whole years lived on a day; somebody born on 29 February turns older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


# Roles that say that somebody does harm.
ENFORCED_ROLES = frozenset({"member", "associate", "enabler"})


@dataclass(frozen=True)
class PersonToLink:
    """What must be known before somebody is given a role in a threat."""

    role: str
    category: str
    born_on: date | None
    possibly_exploited: bool
    has_current_check: bool
    is_victim_here: bool = False  # another part of theirs in this threat, which goes on, says so


def check_role(person: PersonToLink, *, on: date) -> None:
    """A victim is never a member, nor is what was given for support ever used against somebody; a child or a possibly
    exploited person is one only after an exploitation check."""
    if person.category == "support" and person.role in ENFORCED_ROLES:
        raise Broken(
            _(
                "Somebody who is known through support only is linked as a victim, a witness or an exploited person:"
                " what was given for support is never used for enforcement."
            ),
            "support_only",
        )
    if person.role != "member":
        return
    if person.category == "victim":
        raise Broken(
            _("A victim cannot be entered as a member. Choose the role Victim or Exploited person."),
            "victim_member",
        )
    if person.is_victim_here:
        raise Broken(
            _(
                "This person is linked here as a victim, and a victim is never a member. If that is wrong, end that "
                "part first."
            ),
            "victim_here",
        )
    under_age = person.born_on is not None and age_on(person.born_on, on) < ADULT_AT
    if (under_age or person.possibly_exploited) and not person.has_current_check:
        raise CheckNeeded(
            _(
                "This person is under 18, or may be exploited. Record an exploitation check with its outcome and "
                "review date first; until then enter them as Exploited person or Associate."
            ),
            "check_needed",
        )


def check_reclassify(before: str, after: str, phase: str) -> None:
    """A change of type goes from one type to another, and only while the threat is open."""
    if before == after:
        raise Broken(_("This threat already has that type. Choose another type, or cancel."))
    if is_closed(phase):
        raise Broken(_("This threat is closed. Reopen it before you change its type."))


def check_link_end(starts_on: date | None, ends_on: date | None, on: date, today: date) -> None:
    """A part ends once, not before it began and not in the future."""
    if ends_on is not None:
        raise Broken(_("This part has ended already."), "ended_already")
    if on > today:
        raise Broken(_("That day is after today."), "end_after_today")
    if starts_on is not None and on < starts_on:
        raise Broken(_("That day is before the part began."), "end_before_start")


def check_phase(before: str, after: str) -> None:
    """An amendment moves a threat between open phases; closing and reopening are decisions."""
    if is_closed(before) != is_closed(after):
        raise Broken(
            _("Closing and reopening are decisions with a reason. Choose Close or Reopen on the threat.")
        )


def check_close(phase: str, to: str) -> None:
    """Closing leads from an open phase to a closed one."""
    if is_closed(phase):
        raise Broken(_("This threat is closed already."))
    if not is_closed(to):
        raise Broken(_("Choose how the threat closed, for example dismantled or below the threshold."))


def check_reopen(phase: str, to: str, merged_into: int | None) -> None:
    """Reopening leads from a closed phase to an open one; a merged threat goes on in another."""
    if merged_into is not None:
        raise Broken(_("This threat was merged into another. Open that one."))
    if not is_closed(phase):
        raise Broken(_("This threat is open already."))
    if is_closed(to):
        raise Broken(_("Choose an open phase."))


def check_merge(threat_id: int, into_id: int, into_merged: int | None, into_phase: str, phase: str) -> None:
    """A threat is merged into another that stands on its own and is open: in a closed one nobody would work on it."""
    if threat_id == into_id:
        raise Broken(_("A threat cannot be merged into itself. Choose the threat that stays."))
    if into_merged is not None:
        raise Broken(
            _("The threat that you chose was itself merged. Choose the one that it was merged into.")
        )
    if is_closed(into_phase):
        raise Broken(
            _(
                "The threat that you chose is closed: merged into it, this one would leave the list of open threats and"
                " nobody would work on it. Reopen that one first, then merge."
            )
        )
    if is_closed(phase):
        raise Broken(_("This threat is closed already."))


def check_transfer(owner_id: int, to_id: int) -> None:
    """A transfer goes to another agency."""
    if owner_id == to_id:
        raise Broken(_("That agency owns the threat already. Choose the agency that takes it over."))


def check_later(decided_on: date, check_on: date) -> None:
    """Somebody looks again after a decision, on a later day."""
    if check_on <= decided_on:
        raise Broken(
            _("The check date must be after today, so that somebody looks again."), "check_not_later"
        )


def days_late(review_due: date | None, on: date) -> int:
    """Days since a review was due, never negative; nothing due is not late."""
    return max(0, (on - review_due).days) if review_due else 0
