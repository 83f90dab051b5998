"""A shift in words: its mean with its interval, and on how many it rests."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fourfold.understanding.assessments.scoring.disagreement import Shift

# A risk moves by whole points, a level by parts of one.
OF_RISK, OF_LEVELS = 1, 2


def mean(found: Shift | None, places: int = OF_RISK) -> str | None:
    """Such as "+0.4"; None where nothing is known."""
    return None if found is None or found.mean is None else signed(found.mean, places)


def interval(found: Shift | None, places: int = OF_RISK) -> str:
    """Such as "+0.1 to +0.7", or why there is none."""
    if found is None or found.mean is None:
        return _("not known")
    if found.low is None or found.high is None:
        return _("too few, or all alike") if found.moved else _("none moved")
    return _("%(low)s to %(high)s") % {"low": signed(found.low, places), "high": signed(found.high, places)}


def signed(value: float, places: int = OF_RISK) -> str:
    """With its sign and that many decimals; a zero has neither."""
    rounded = round(value, places)
    if rounded == 0:
        return "0"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):.{places}f}"
