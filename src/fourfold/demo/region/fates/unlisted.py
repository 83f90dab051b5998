"""Fates that keep a threat off the list of 4 January 2023, each for a reason of its own."""

from __future__ import annotations

from datetime import timedelta

from fourfold.demo import FIRST_EXTRACT, SECOND_EXTRACT
from fourfold.demo.invented import grounds
from fourfold.demo.region import calendar
from fourfold.demo.region.calendar import LAST_ACT
from fourfold.demo.region.fates.shared_acts import BETWEEN, CLOSED, first, retyped, tier
from fourfold.demo.region.script import Script
from fourfold.demo.region.shapes import Verb


def never_assessed(s: Script) -> None:
    """Waits for somebody to look at it."""


def drafted(s: Script) -> None:
    s.wait_until(s.day, LAST_ACT).wait(5, (LAST_ACT - s.day).days - 10).assess(tier(s))


def waiting(s: Script) -> None:
    """Submitted shortly before the replay ends: the moderators' queue."""
    s.wait_until(LAST_ACT - timedelta(days=s.dice.randint(10, 40))).assess(tier(s)).submit()


def late(s: Script) -> None:
    """On the platform before the first extract, moderated only after it."""
    s.wait_until(FIRST_EXTRACT - timedelta(days=s.dice.randint(-60, 40))).assess(tier(s)).submit()
    s.wait_until(FIRST_EXTRACT).wait(0, 100).agree()


def returned(s: Script) -> None:
    """Returned and left lying, or returned of late and challenged: the head of the unit has not decided yet."""
    recent = s.dice.random() < 0.25
    s.wait_until(LAST_ACT - timedelta(days=50) if recent else s.day, LAST_ACT)
    if not recent:
        s.sometime(60)
    s.assess(tier(s)).submit().give_back()
    if recent:
        monday = calendar.on_weekday(s.day, calendar.CHALLENGES)
        s.do(Verb.CHALLENGE, monday, reason=s.dice.choice(grounds.CHALLENGED))


def withdrawn(s: Script) -> None:
    s.sometime(120)
    if s.dice.random() < 0.6:
        s.moderated(tier(s)).wait(5, 30).withdraw()
    else:
        s.assess(tier(s)).submit().withdraw()


def tier_5(s: Script) -> None:
    s.sometime(75).moderated(5)


def lowered(s: Script) -> None:
    s.sometime(220).moderated(tier(s)).wait(30, 100).moderated(5)


def lowered_by_override(s: Script) -> None:
    s.sometime(75).moderated(s.dice.choice((3, 4)), override=5)


def not_soc(s: Script) -> None:
    """Sent as not SOC, and moderated all the same."""
    first(s)


def no_longer_soc(s: Script) -> None:
    s.sometime(200).moderated(tier(s)).wait(5, 20).correct(is_soc=False)


def closed(s: Script) -> None:
    to = s.dice.choice(CLOSED)
    s.sometime(140)
    if s.dice.random() < 0.6:
        s.moderated(tier(s))
    s.wait(5, 50).decide(Verb.CLOSE, to=to, why=grounds.CLOSED[to])


def merged(s: Script) -> None:
    s.sometime(140)
    if s.dice.random() < 0.5:
        s.moderated(tier(s))
    s.wait(5, 50).decide(Verb.MERGE, why=grounds.MERGED)


def came_later(s: Script) -> None:
    """Sent after the first extract, though its own record date is older."""
    s.wait(3, 60)
    if s.dice.random() < 0.75:
        s.moderated(tier(s))


def reclassified_unlisted(s: Script) -> None:
    """Cheshire's: reclassified, but never moderated: it does not count."""
    s.wait_until(FIRST_EXTRACT, BETWEEN).wait(1, 60).decide(Verb.RECLASSIFY, **retyped(s.dice))


def new_line(s: Script) -> None:
    """Cheshire's: sent as a vulnerability after the first extract, moderated after the second, if at all."""
    s.wait_until(SECOND_EXTRACT + timedelta(days=1)).wait(5, 60)
    if s.dice.random() < 0.5:
        s.moderated(tier(s))
