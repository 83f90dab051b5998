"""What holds of access: a role is for a time that is not over, for a reason, and needs two people."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

ONE_TIME_FOR = timedelta(days=1)


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


def check_period(starts_on: date, ends_on: date | None, today: date) -> None:
    """A role begins today or later, and ends no sooner than it begins."""
    if starts_on < today:
        raise Broken(_("Choose today or later: a role is not granted for the past."))
    if ends_on is not None and ends_on < starts_on:
        raise Broken(_("The last day is before the first day. Choose a later last day."))


def check_reason(reason: str) -> None:
    """Every change of somebody's access says why."""
    if not reason.strip():
        raise Broken(_("Give the reason, so that it can be read later."))


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
