"""Breaks in words: what changed, when, for whom, and where it stands beside a figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.ui import formats
from fourfold.reporting.performance.report import Force, Numbered, Performance
from fourfold.reporting.performance.rules import breaks

WHAT = {
    breaks.STANDARD: gettext_lazy("Standard"),
    breaks.TOOL: gettext_lazy("Tool"),
    breaks.PRACTICE: gettext_lazy("Practice"),
}


def when(one: Numbered) -> str:
    """The day of a break, or the days between which it happened."""
    if one.found.day:
        return formats.day(one.found.day)
    if one.found.starts_on is None:
        return _("by %(last)s; the source gives no day") % {"last": formats.day(one.found.ends_on)}
    return _("some time from %(first)s to %(last)s") % {
        "first": formats.day(one.found.starts_on),
        "last": formats.day(one.found.ends_on),
    }


def sentence(one: Numbered) -> tuple[str, str]:
    """What changed, and the language of it; a change of the recording standard is said by the platform."""
    if not one.found.sentence:
        return _(
            "The recording standard changed: what may be recorded against whom is another from this day."
        ), ""
    welsh = formats.language() == "cy" and one.found.sentence_cy
    return (one.found.sentence_cy, "cy") if welsh else (one.found.sentence, "en")


def whom(one: Numbered) -> str:
    """Which of the agencies shown a break concerns."""
    return ", ".join(one.whom) or _("All agencies")


def marks(numbers: Sequence[int]) -> str:
    """Breaks by number, as they stand beside a figure; "" for none."""
    if not numbers:
        return ""
    said = {"numbers": ", ".join(map(str, numbers))}
    return ngettext("Break %(numbers)s", "Breaks %(numbers)s", len(numbers)) % said


def across(found: Performance) -> str:
    """What a comparison of the two days must say; "" where no break can lie between them."""
    forces = [force for force in found.forces if force.between and force.supplied]
    if not forces or len(found.asked.moments) < 2:
        return ""
    said = "; ".join(f"{force.name} ({', '.join(map(str, force.between))})" for force in forces)
    return _(
        "The two days lie across breaks: %(forces)s. What differs between them may be how it was recorded, "
        "not what was done."
    ) % {"forces": said}


def of_force(found: Performance, force: Force) -> list[Numbered]:
    """The breaks that concern an agency."""
    return [one for one in found.breaks if one.number in force.breaks]


def in_month(found: Performance, month: date) -> str:
    """The numbers of the breaks that may fall in a month, with their agencies; "" where there is none."""
    last = date(month.year + month.month // 12, month.month % 12 + 1, 1) - timedelta(days=1)
    fitting = (one for one in found.breaks if one.found.may_fall(month, last))
    return "; ".join(f"{one.number} ({whom(one)})" for one in fitting)
