"""What holds of restricted records: a reason, a day to look again, somebody else who can lift it, a bound on keys."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fourfold.core.access.rules import Broken

# Keys are compared one by one: a thousand doubled the time of a count over a million rows.
MOST_CARRIED = 500
LOOKED_AT_AGAIN = timedelta(days=365)


def check_review(review_on: date | None, today: date) -> None:
    """A restriction is looked at again, within a year."""
    if review_on is None or not today < review_on <= today + LOOKED_AT_AGAIN:
        raise Broken(
            _("Choose a day within the next year, on which somebody looks whether it still needs this.")
        )


def check_kept_by_two(able: Collection[int], by: int) -> None:
    """Lifting takes two people, so there must be two who can."""
    if not set(able) - {by}:
        raise Broken(
            _(
                "Choose at least one more person who may lift a restriction:"
                " it takes two people to lift this one or to add somebody."
            )
        )


def check_could_see(chosen: Collection[int], could: Collection[int]) -> None:
    """Restricting takes away and gives nobody anything."""
    if set(chosen) - set(could):
        raise Broken(
            _(
                "Somebody whom you chose cannot open this record today. Restrict it first,"
                " then ask for them to be added."
            )
        )


def check_bound(carried: int) -> None:
    """Whoever carries too many keys waits too long for every list."""
    if carried >= MOST_CARRIED:
        raise Broken(
            _(
                "This person is on %(count)s lists already, and more would make every page slow."
                " Take them off one, or put records of one case on one list."
            )
            % {"count": carried}
        )
