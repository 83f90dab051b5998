"""What may become of a threat: where it stands on the day of the first extract, and what happens after it.

What happens later differs from fate to fate, so that neither today's list nor the latest assessment gives the
list of that day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fourfold.demo.region.calendar import LAST_ACT
from fourfold.demo.region.fates import listed, unlisted
from fourfold.demo.region.fates.shared_acts import BETWEEN
from fourfold.demo.region.script import Script

# Fates of threats that arrive after the first extract, and the last day on which they may.
COMING_LATER: dict[str, date] = {"came_later": LAST_ACT, "new_line": BETWEEN}


def fate(name: str) -> Callable[[Script], None]:
    """The fate with this name, which writes down what becomes of a threat."""
    found: Callable[[Script], None] = getattr(listed, name, None) or getattr(unlisted, name)
    return found
