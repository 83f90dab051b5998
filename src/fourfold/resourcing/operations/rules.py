"""What holds of operations. Plain Python: days are given, nothing is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fourfold.core.ui import formats


class Broken(Exception):
    """A rule does not hold; the text is the sentence for the person who asked."""


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included; without an end it goes on."""

    starts_on: date
    ends_on: date | None = None


def goes_on(period: Period, on: date) -> bool:
    """Whether something that may end later is not over on a day."""
    return period.ends_on is None or period.ends_on >= on


def check_investigator(name: str, why_none: str) -> None:
    """An operation has a financial investigator, or a reason for having none; never both, never neither."""
    if not name and not why_none:
        raise Broken(_("Name the financial investigator, or say why there is none."))
    if name and why_none:
        raise Broken(_("There is a financial investigator, so leave out why there is none."))


def check_end(operation: Period, ends_on: date) -> None:
    """An operation ends once, and not before it starts."""
    if operation.ends_on is not None:
        raise Broken(_("This operation ended on %(day)s already.") % {"day": formats.day(operation.ends_on)})
    if ends_on < operation.starts_on:
        sentence = _("The operation started on %(day)s. Choose that day or a later one.")
        raise Broken(sentence % {"day": formats.day(operation.starts_on)})


def check_none_later(services: Iterable[Period], ends_on: date) -> None:
    """Ending on a day ends what is served on it; nothing may have begun later."""
    later = [service.starts_on for service in services if service.starts_on > ends_on]
    if later:
        sentence = _("A threat is served from %(day)s. Choose that day or a later one.")
        raise Broken(sentence % {"day": formats.day(max(later))})


def check_serve(operation: Period, earlier: Iterable[Period], on: date) -> None:
    """An operation serves a threat while it runs, and once at a time; one that ended serves nothing more."""
    if operation.ends_on is not None:
        sentence = _(
            "This operation ended on %(day)s and serves nothing more. Open a new one, or choose another."
        )
        raise Broken(sentence % {"day": formats.day(operation.ends_on)})
    if on < operation.starts_on:
        sentence = _("The operation started on %(day)s. Choose that day or a later one.")
        raise Broken(sentence % {"day": formats.day(operation.starts_on)})
    for period in earlier:
        if period.ends_on is None:
            raise Broken(_("This operation serves that threat already."))
        if period.ends_on >= on:
            sentence = _("This operation served that threat until %(day)s. Choose a later day.")
            raise Broken(sentence % {"day": formats.day(period.ends_on)})


def check_stop(service: Period, on: date) -> None:
    """Serving ends once, and not before it began."""
    if service.ends_on is not None:
        raise Broken(_("This ended on %(day)s already.") % {"day": formats.day(service.ends_on)})
    if on < service.starts_on:
        sentence = _("The operation has served this threat since %(day)s. Choose that day or a later one.")
        raise Broken(sentence % {"day": formats.day(service.starts_on)})


def check_open_threat(is_closed: bool) -> None:
    """Only an open threat is served; a merged one goes on in another."""
    if is_closed:
        raise Broken(
            _("That threat is closed. Reopen it first, or choose the threat that it was merged into.")
        )
