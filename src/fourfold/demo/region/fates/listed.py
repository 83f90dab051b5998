"""Fates that keep a threat on the list of 4 January 2023: moderated, SOC, not tier 5, open, not merged."""

from __future__ import annotations

from datetime import timedelta

from fourfold.demo import FIRST_EXTRACT, SECOND_EXTRACT
from fourfold.demo.invented import grounds
from fourfold.demo.region.facts import AREAS
from fourfold.demo.region.fates.shared_acts import BETWEEN, CLOSED, after_first_extract, first, retyped, tier
from fourfold.demo.region.script import Script
from fourfold.demo.region.shapes import Verb


def standing(s: Script) -> None:
    first(s)


def returned_once(s: Script) -> None:
    s.sometime(110).assess(tier(s)).submit().give_back().wait(1, 8).moderated(tier(s))


def moderated_twice(s: Script) -> None:
    s.wait(3, 200).moderated(tier(s)).wait(60, 240).moderated(tier(s))


def second_opinion(s: Script) -> None:
    s.sometime(80).assess(tier(s)).submit()
    s.do(Verb.SECOND, s.day, answers=s.pool.answers(s.dice, tier(s))).agree()


def raised_by_override(s: Script) -> None:
    s.sometime(75).moderated(5, override=s.dice.choice((3, 4)))


def return_upheld(s: Script) -> None:
    s.sometime(140).assess(tier(s)).submit().give_back()
    s.challenged(overturn=False).wait(1, 9).moderated(tier(s))


def return_overturned(s: Script) -> None:
    s.sometime(90).assess(tier(s)).submit().give_back().challenged(overturn=True)


def moderation_upheld(s: Script) -> None:
    s.sometime(100).moderated(tier(s)).challenged(overturn=False)


def moderation_overturned(s: Script) -> None:
    s.sometime(100).moderated(tier(s)).challenged(overturn=True)


def changed(s: Script) -> None:
    """A file changes its main area: the record stands, put in question, beside a new draft."""
    s.sometime(200).moderated(tier(s)).wait(5, 40)
    s.correct(main_area=s.dice.choice([area for area in AREAS if area != s.facts["main_area"]]))
    if s.dice.random() < 0.4:
        after_first_extract(s).moderated(tier(s))


def redrafted(s: Script) -> None:
    """Assessed anew before the extract and not moderated by then: the earlier record stands."""
    s.sometime(150).moderated(tier(s))
    s.wait_until(FIRST_EXTRACT - timedelta(days=90), s.deadline).wait(3, 60).assess(tier(s))
    if s.dice.random() < 0.6:
        s.submit()
        s.wait_until(FIRST_EXTRACT).wait(1, 10).agree()


def transferred(s: Script) -> None:
    """Arrives from another force; the plan says which takes it over."""
    s.sometime(140).moderated(tier(s)).wait(10, 40).decide(Verb.TRANSFER, why=grounds.MOVED)


def reopened(s: Script) -> None:
    first_of = s.sometime(220).moderated(tier(s)).wait(5, 40)
    first_of.decide(Verb.CLOSE, to=s.dice.choice(CLOSED), why=grounds.CLOSED["closed_other"])
    s.wait(20, 60).decide(Verb.REOPEN, to="pursue", why=grounds.REOPENED)


def closed_later(s: Script) -> None:
    first(s)
    to = s.dice.choice(CLOSED)
    after_first_extract(s, most=170).decide(Verb.CLOSE, to=to, why=grounds.CLOSED[to])


def withdrawn_later(s: Script) -> None:
    first(s)
    after_first_extract(s).withdraw()


def merged_later(s: Script) -> None:
    first(s)
    after_first_extract(s).decide(Verb.MERGE, why=grounds.MERGED)


def lowered_later(s: Script) -> None:
    first(s)
    after_first_extract(s).moderated(5)


def not_soc_later(s: Script) -> None:
    first(s)
    after_first_extract(s).do(Verb.AMEND, s.day, changes={"is_soc": False})


def transferred_later(s: Script) -> None:
    first(s)
    after_first_extract(s).decide(Verb.TRANSFER, why=grounds.MOVED)


def reclassified_before(s: Script) -> None:
    s.sometime(160).moderated(tier(s)).wait(10, 60)
    s.decide(Verb.RECLASSIFY, **retyped(s.dice))


def reclassified(s: Script) -> None:
    """Cheshire's: a group or individual becomes a vulnerability between the two published extracts."""
    first(s)
    s.wait_until(FIRST_EXTRACT, BETWEEN).wait(1, 70).decide(Verb.RECLASSIFY, **retyped(s.dice))
    if s.dice.random() < 0.35:
        s.wait_until(s.day).wait(1, 20).moderated(tier(s))


def reclassified_last(s: Script) -> None:
    """Cheshire's: the same, after both extracts."""
    first(s)
    s.wait_until(SECOND_EXTRACT + timedelta(days=1)).wait(5, 60).decide(Verb.RECLASSIFY, **retyped(s.dice))
