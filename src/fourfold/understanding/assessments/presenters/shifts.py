"""A shift in words: its mean with its interval, and on how many it rests."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fourfold.understanding.assessments.scoring.disagreement import Shift


def mean(found: Shift | None) -> str | None:
    """Such as "+0.4"; None where nothing is known."""
    return None if found is None or found.mean is None else signed(found.mean)


def interval(found: Shift | None) -> str:
    """Such as "+0.1 to +0.7", or why there is none."""
    if found is None or found.mean is None:
        return _("not known")
    if found.low is None or found.high is None:
        return _("too few, or all alike") if found.moved else _("none moved")
    return _("%(low)s to %(high)s") % {"low": signed(found.low), "high": signed(found.high)}


def signed(value: float) -> str:
    """With its sign and one decimal; a zero has none."""
    rounded = round(value, 1)
    if rounded == 0:
        return "0"
    return f"+{rounded:.1f}" if rounded > 0 else f"−{-rounded:.1f}"
