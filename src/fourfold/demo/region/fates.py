"""What may become of a threat. A fate says where it stands at the end of the first extract's day, and goes on from there.

Each listed fate keeps its threat in the extract of 4 January 2023: moderated by then, SOC, not tier 5, open, not
merged. Each unlisted one keeps it out, for a reason of its own. What happens later differs again, so that neither
today's list nor the latest assessment gives the list of that day.
"""

from __future__ import annotations

from datetime import timedelta

from fourfold.demo import FIRST_EXTRACT, SECOND_EXTRACT
from fourfold.demo.invented import grounds
from fourfold.demo.region.calendar import LAST_ACT
from fourfold.demo.region.facts import AREAS, SUBTYPES
from fourfold.demo.region.script import Script
from fourfold.demo.region.shapes import Verb

CLOSED = ("closed_dismantled", "closed_below_threshold", "closed_no_longer_soc", "closed_other")
BETWEEN = SECOND_EXTRACT - timedelta(
    days=1
)  # a reclassification on 1 April would count, but nobody decides on Saturdays


def tier(script: Script) -> int:
    """A tier that keeps a threat on the list: mostly the middle ones."""
    return script.dice.choices((1, 2, 3, 4), (1, 3, 5, 4))[0]


def first(script: Script) -> Script:
    """The first moderation, at any time that the deadline leaves."""
    spare = (script.deadline - script.day).days - 75
    return script.wait(3, spare).moderated(tier(script))


def after_first_extract(script: Script, *, least: int = 5, most: int = 120) -> Script:
    return script.wait_until(FIRST_EXTRACT).wait(least, most)


# --- listed on 4 January 2023 -----------------------------------------------------------------------------------------


def standing(s: Script) -> None:
    first(s)


def returned_once(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 110).assess(tier(s)).submit().give_back().wait(1, 8).moderated(
        tier(s)
    )


def moderated_twice(s: Script) -> None:
    s.wait(3, 200).moderated(tier(s)).wait(60, 240).moderated(tier(s))


def second_opinion(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 80).assess(tier(s)).submit()
    s.do(Verb.SECOND, s.day, answers=s.pool.answers(s.dice, tier(s))).agree()


def raised_by_override(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 75).moderated(5, override=s.dice.choice((3, 4)))


def return_upheld(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 140).assess(tier(s)).submit().give_back()
    s.challenged(overturn=False).wait(1, 9).moderated(tier(s))


def return_overturned(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 90).assess(tier(s)).submit().give_back().challenged(overturn=True)


def moderation_upheld(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 100).moderated(tier(s)).challenged(overturn=False)


def moderation_overturned(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 100).moderated(tier(s)).challenged(overturn=True)


def changed(s: Script) -> None:
    """A file changes its main area: the record stands, put in question, beside a new draft."""
    s.wait(3, (s.deadline - s.day).days - 200).moderated(tier(s)).wait(5, 40)
    s.correct(main_area=s.dice.choice([area for area in AREAS if area != s.facts["main_area"]]))
    if s.dice.random() < 0.4:
        after_first_extract(s).moderated(tier(s))


def redrafted(s: Script) -> None:
    """Assessed anew before the extract and not moderated by then: the earlier record stands."""
    s.wait(3, (s.deadline - s.day).days - 150).moderated(tier(s))
    s.wait_until(FIRST_EXTRACT - timedelta(days=90), s.deadline).wait(3, 60).assess(tier(s))
    if s.dice.random() < 0.6:
        s.submit()
        s.wait_until(FIRST_EXTRACT).wait(1, 10).agree()


def transferred(s: Script) -> None:
    """Arrives from another force; the plan says which takes it over."""
    s.wait(3, (s.deadline - s.day).days - 140).moderated(tier(s)).wait(10, 40).decide(
        Verb.TRANSFER, why=grounds.MOVED
    )


def reopened(s: Script) -> None:
    first_of = s.wait(3, (s.deadline - s.day).days - 220).moderated(tier(s)).wait(5, 40)
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
    s.wait(3, (s.deadline - s.day).days - 160).moderated(tier(s)).wait(10, 60)
    s.decide(Verb.RECLASSIFY, **retyped(s))


def reclassified(s: Script) -> None:
    """Cheshire's: a group or individual becomes a vulnerability after one published extract and before the other."""
    first(s)
    s.wait_until(FIRST_EXTRACT, BETWEEN).wait(1, 70).decide(Verb.RECLASSIFY, **retyped(s))
    if s.dice.random() < 0.35:
        s.wait_until(s.day).wait(1, 20).moderated(tier(s))


def reclassified_last(s: Script) -> None:
    """Cheshire's: the same, after both extracts."""
    first(s)
    s.wait_until(SECOND_EXTRACT + timedelta(days=1)).wait(5, 60).decide(Verb.RECLASSIFY, **retyped(s))


def retyped(s: Script) -> dict[str, str]:
    subtype = s.dice.choices(list(SUBTYPES), list(SUBTYPES.values()))[0]
    return {"to": "vulnerability", "subtype": subtype, "why": grounds.RETYPED}


# --- not listed on 4 January 2023 -------------------------------------------------------------------------------------


def never_assessed(s: Script) -> None:
    """Waits for somebody to look at it."""


def drafted(s: Script) -> None:
    s.wait_until(s.day, LAST_ACT).wait(5, (LAST_ACT - s.day).days - 10).assess(tier(s))


def waiting(s: Script) -> None:
    """Submitted shortly before the replay ends: the moderators' queue."""
    s.wait_until(LAST_ACT - timedelta(days=s.dice.randint(12, 60))).assess(tier(s)).submit()


def late(s: Script) -> None:
    """On the platform before the first extract, moderated only after it."""
    s.wait_until(FIRST_EXTRACT - timedelta(days=s.dice.randint(-60, 40))).assess(tier(s)).submit()
    s.wait_until(FIRST_EXTRACT).wait(0, 100).agree()


def returned(s: Script) -> None:
    s.wait_until(s.day, LAST_ACT).wait(5, (LAST_ACT - s.day).days - 50).assess(tier(s)).submit().give_back()
    if s.dice.random() < 0.25:
        day = s.day + timedelta(days=(7 - s.day.weekday()))
        if day < LAST_ACT:
            s.do(Verb.CHALLENGE, day, reason=s.dice.choice(grounds.CHALLENGED))


def withdrawn(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 120)
    if s.dice.random() < 0.6:
        s.moderated(tier(s)).wait(5, 30).withdraw()
    else:
        s.assess(tier(s)).submit().withdraw()


def tier_5(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 75).moderated(5)


def lowered(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 220).moderated(tier(s)).wait(30, 100).moderated(5)


def lowered_by_override(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 75).moderated(s.dice.choice((3, 4)), override=5)


def not_soc(s: Script) -> None:
    """Sent as not SOC, and moderated all the same."""
    first(s)


def no_longer_soc(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 200).moderated(tier(s)).wait(5, 20).correct(is_soc=False)


def closed(s: Script) -> None:
    to = s.dice.choice(CLOSED)
    s.wait(3, (s.deadline - s.day).days - 140)
    if s.dice.random() < 0.6:
        s.moderated(tier(s))
    s.wait(5, 50).decide(Verb.CLOSE, to=to, why=grounds.CLOSED[to])


def merged(s: Script) -> None:
    s.wait(3, (s.deadline - s.day).days - 140)
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
    s.wait_until(FIRST_EXTRACT, BETWEEN).wait(1, 60).decide(Verb.RECLASSIFY, **retyped(s))


def new_line(s: Script) -> None:
    """Cheshire's: sent as a vulnerability after the first extract, moderated after the second, if at all."""
    s.wait_until(SECOND_EXTRACT + timedelta(days=1)).wait(5, 60)
    if s.dice.random() < 0.5:
        s.moderated(tier(s))


# Fates of threats that arrive after the first extract, and the last day on which they may.
COMING_LATER = {"came_later": LAST_ACT, "new_line": BETWEEN}
