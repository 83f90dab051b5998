"""What a challenge was to, a return or a moderation, and what came of it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from django.utils.translation import gettext_lazy

from fourfold.core.capability import Words
from fourfold.understanding.assessments.models import Challenge, Review
from fourfold.understanding.assessments.presenters import words

RULED = (Review.Act.AGREE, Review.Act.RETURN, Review.Act.OVERTURN)
OF_EITHER: dict[str, Words] = {
    "": gettext_lazy("Waiting for its decision"),
    "lapsed": gettext_lazy("Lapsed"),
}
OF_RETURN: dict[str, Words] = {
    "upheld": gettext_lazy("The return stands"),
    "overturned": gettext_lazy("The return is overturned: the assessment stands as submitted"),
}
OF_MODERATION: dict[str, Words] = {
    "upheld": gettext_lazy("The moderation stands"),
    "overturned": gettext_lazy("The moderation is overturned"),
}
ACTS_OF_RETURN: dict[str, Words] = {
    Review.Act.UPHOLD: gettext_lazy("Challenge decided: the return stands"),
    Review.Act.OVERTURN: gettext_lazy(
        "Challenge decided: the return is overturned, the assessment stands as submitted"
    ),
}
ACTS_OF_MODERATION: dict[str, Words] = {
    Review.Act.UPHOLD: gettext_lazy("Challenge decided: the moderation stands"),
    Review.Act.OVERTURN: gettext_lazy("Challenge decided: the moderation is overturned"),
}


def of_return(raised: Challenge, reviews: Sequence[Review]) -> bool:
    """Whether what was challenged is a return. `reviews` are all of its assessment, in order."""
    before = takewhile(lambda one: one.act != Review.Act.CHALLENGE or one.at < raised.raised_at, reviews)
    return _was_returned(list(before))


def outcome(raised: Challenge, reviews: Sequence[Review]) -> Words:
    """What came of a challenge, or that it waits."""
    if raised.outcome in OF_EITHER:
        return OF_EITHER[raised.outcome]
    return (OF_RETURN if of_return(raised, reviews) else OF_MODERATION)[raised.outcome]


def acts(reviews: Sequence[Review]) -> list[Words]:
    """What each review did, in words, in the same order: a decision says what it was on."""
    return [_act(one.act, reviews[:place]) for place, one in enumerate(reviews)]


def _act(act: str, before: Sequence[Review]) -> Words:
    if act in words.ACTS:
        return words.ACTS[act]
    return (ACTS_OF_RETURN if _was_returned(before) else ACTS_OF_MODERATION)[act]


def _was_returned(reviews: Sequence[Review]) -> bool:
    """The state may be another by now, so what was done by then tells it."""
    ruled = [one.act for one in reviews if one.act in RULED]
    return ruled[-1:] == [Review.Act.RETURN]
