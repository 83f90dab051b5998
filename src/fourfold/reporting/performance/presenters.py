"""The figures in words, and the way from each to its rows."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.core.history import clock
from fourfold.core.ui import formats
from fourfold.reporting.performance.asked import EVENT, Asked, Moment
from fourfold.reporting.performance.report import Force, Performance
from fourfold.reporting.performance.rules import mix
from fourfold.reporting.performance.rules.waits import Spread
from fourfold.tackling.disruptions.filters import COUNTED_AS_REPORTED

REASONS = {
    mix.WITHDRAWN: gettext_lazy("Withdrawn"),
    mix.JOINED: gettext_lazy("Credit: another agency's record of the event counts"),
    mix.REGIONAL: gettext_lazy("Outside the national standard"),
    mix.PREVENTION_WORK: gettext_lazy("Prevention work"),
    mix.ACTIVITY: gettext_lazy("Activity"),
    mix.SUPPORT: gettext_lazy("Support of another agency"),
    mix.NO_GRADE: gettext_lazy("No effect claimed or assured yet"),
    mix.NONE: gettext_lazy("Effect: none"),
    mix.NEGATIVE: gettext_lazy("Effect: negative"),
}
# Which rows of the list a reason means, where its filters can say exactly that.
ROWS_OF = {
    mix.WITHDRAWN: {"state": ["withdrawn"]},
    mix.SUPPORT: {"state": ["counted"], "role": ["support"]},
    mix.NO_GRADE: {"state": ["counted"], "role": ["lead"], "grade": ["unsaid"]},
    mix.NONE: {"state": ["counted"], "role": ["lead"], "grade": ["none"]},
    mix.NEGATIVE: {"state": ["counted"], "role": ["lead"], "grade": ["negative"]},
}


class Words:
    """What the template asks: labels, addresses and sentences, as of the page's own moment."""

    reasons, keys = REASONS, mix.FOUR_PS

    def __init__(self, found: Performance, four_ps: dict[str, str], *, as_of: str) -> None:
        self.found, self.asked, self.four_ps, self.as_of = found, found.asked, four_ps, as_of

    def p(self, key: str) -> str:
        """One of the four Ps as it was called then."""
        return self.four_ps.get(key, formats.unknown())

    def rows_url(self, force: Force, moment: Moment, p: str = "") -> str:
        """The list of exactly the counted records of one figure, as known then."""
        narrowed = COUNTED_AS_REPORTED.words() | {"agency": (str(force.number),)} | ({"p": (p,)} if p else {})
        return self._list(narrowed, moment)

    def reason_url(self, force: Force, moment: Moment, reason: str) -> str:
        """The list of exactly the records left out for a reason; "" where the list cannot be narrowed to them."""
        if reason not in ROWS_OF:
            return ""
        return self._list(ROWS_OF[reason] | {"agency": [str(force.number)]}, moment)

    def _list(self, narrowed: Any, moment: Moment) -> str:
        whole_day = moment.moment == clock.end_of(moment.day)
        as_of = moment.day.isoformat() if whole_day else self.as_of
        query = {**narrowed, **self.asked.days} | ({"as_of": [as_of]} if as_of else {})
        return f"{reverse('disruptions:list')}?{urlencode(query, doseq=True)}"

    def mix_caption(self, force: Force) -> str:
        """An agency with its finding: how many, and the share of Pursue where there are enough to say one."""
        last = force.mixes[-1]
        if not last.total:
            return _("%(agency)s: none counted") % {"agency": force.name}
        shared = formats.share(last.counted.get("pursue", 0), last.total)
        return _("%(agency)s: %(p)s %(share)s") % {
            "agency": force.name,
            "p": self.p("pursue"),
            "share": shared,
        }

    def months_caption(self, force: Force, most: int) -> str:
        """An agency with what was late of all months together, and the height of its highest column."""
        late = sum(after for _in_time, after in force.months.values())
        whole = sum(sum(pair) for pair in force.months.values())
        return _("%(agency)s: late %(share)s; highest month %(most)s") % {
            "agency": force.name, "share": formats.share(late, whole), "most": formats.number(most),
        }  # fmt: skip

    def change(self, force: Force) -> str:
        """How the share of Pursue moved from the first day to the second, or why that says little."""
        first, last = force.mixes[0], force.mixes[-1]
        if min(first.total, last.total) < formats.SMALLEST_BASE_FOR_A_RATE:
            return _("Too few to say")
        moved = formats.percentage(last.counted.get("pursue", 0), last.total) - formats.percentage(
            first.counted.get("pursue", 0), first.total
        )
        said = {"points": f"{moved:+d}" if moved else "0"}
        return ngettext("%(points)s point", "%(points)s points", abs(moved)) % said


def as_known_words(request: Any) -> str:
    """The day or moment under which the page itself is read, as its address says it; "" today."""
    return request.GET.get("as_of", "") if request.as_of else ""


def month(day: date) -> str:
    """A month in a drawing: Jan 2022."""
    return formats.short_day(day).split(" ", 1)[1]


def chosen(asked: Asked) -> str:
    """What the figures are of, in one line."""
    days = _(" and ").join(formats.day(one.day) for one in asked.moments)
    return _("%(what)s; as known on %(days)s") % {"what": which(asked), "days": days}


def which(asked: Asked) -> str:
    """Which disruptions the page is of."""
    if asked.year_of == EVENT:
        return _("Disruptions with an event in %(year)s") % {"year": asked.year}
    return _("Disruptions with a record date in %(year)s") % {"year": asked.year}


def query(asked: Asked, year_of: str = "") -> str:
    """What was asked, as an address says it; with `year_of`, the same year of another date."""
    days = asked.moments[0].day, asked.moments[-1].day
    asks = {"year": asked.year, "year_of": year_of or asked.year_of}
    return urlencode(asks | {"first": days[0].isoformat(), "second": days[1].isoformat()})


def rate(part: int, whole: int) -> str:
    """A whole per cent; `whole` must be above zero."""
    return f"{formats.percentage(part, whole)}%"


def people(number: int) -> str:
    """How many people."""
    return ngettext("%(num)s person", "%(num)s people", number) % {"num": formats.number(number)}


def spreads(found: Performance, key: str) -> list[tuple[str, Spread]]:
    """The agencies with how long their records wait: for a "record", or from it for this "platform"."""
    pairs = ((force.name, getattr(force, f"to_{key}")) for force in found.forces)
    return [(name, one) for name, one in pairs if one]
