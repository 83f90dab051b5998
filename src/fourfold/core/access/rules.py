"""What holds of access: a role is for a time that is not over, for a reason, and needs two people."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

ONE_TIME_FOR = timedelta(days=1)
# A key that nobody changes is found one day in a place where it was forgotten.
KEY_FOR_AT_MOST = timedelta(days=180)
MOST_KEYS = 10


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


def check_period(starts_on: date, ends_on: date | None, today: date) -> None:
    """A role begins today or later, and ends no sooner than it begins."""
    if starts_on < today:
        raise Broken(_("Choose today or later: a role is not granted for the past."))
    if ends_on is not None and ends_on < starts_on:
        raise Broken(_("The last day is before the first day. Choose a later last day."))


def check_kind_of_agency(role_of_partners: bool, partner: bool) -> None:
    """People of partner agencies hold the role of a partner, and nobody else does."""
    if partner and not role_of_partners:
        raise Broken(_("People of a partner agency hold the role of a partner. Choose that role."))
    if role_of_partners and not partner:
        raise Broken(_("The role of a partner is for people of partner agencies. Choose another role."))


def check_reason(reason: str) -> None:
    """Every change of somebody's access says why."""
    if not reason.strip():
        raise Broken(_("Give the reason, so that it can be read later."))


def check_cover(starts_on: date, ends_on: date, *, held_until: date | None, at_most: timedelta) -> None:
    """Cover has an end, which is not far off, and no later than that of the role that is covered."""
    if ends_on > starts_on + at_most:
        raise Broken(
            _("Cover is for %(days)s days at most. Choose an earlier last day.") % {"days": at_most.days}
        )
    if held_until is not None and ends_on > held_until:
        raise Broken(_("You hold this role no longer than that yourself. Choose an earlier last day."))


def check_key(last_day: date, *, grant_ends: date | None, held: int, today: date) -> None:
    """A key ends, not after half a year and not after the role that it acts in; nobody has more than they can watch."""
    if held >= MOST_KEYS:
        raise Broken(_("You have ten keys. End one that is not used before you make another."))
    if last_day < today:
        raise Broken(_("Choose today or later as the last day of the key."))
    if last_day > today + KEY_FOR_AT_MOST:
        raise Broken(
            _("A key holds for 180 days at most. Choose an earlier last day, and make a new one then.")
        )
    if grant_ends is not None and last_day > grant_ends:
        raise Broken(_("The role ends before that day. Choose its last day or an earlier one."))


def check_end(ends_on: date, *, starts_on: date, ended: date | None, today: date) -> None:
    """A role can be made shorter, but not in the past; longer is a new role, which a second person approves."""
    if ended is not None and ended < today:
        raise Broken(_("This role ended already."))
    if ends_on < today - timedelta(days=1):
        raise Broken(_("Choose yesterday or later: who could read what in the past is not rewritten."))
    if ends_on < starts_on:
        raise Broken(_("The last day is before the first day of this role. Choose a later day."))
    if ended is not None and ends_on > ended:
        raise Broken(
            _("This role ends sooner than that. To let it go on, ask for it again from the next day.")
        )
