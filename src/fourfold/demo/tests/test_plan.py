"""The plan of a region holds what it promises, for any seed."""

from __future__ import annotations

from collections import Counter

import pytest

from fourfold.demo import FIRST_EXTRACT, LAST_DAY, SECOND_EXTRACT, models
from fourfold.demo.region import calendar, fates
from fourfold.demo.region.planning import plan
from fourfold.demo.region.quotas import CHESHIRE_LISTED, CHESHIRE_UNLISTED, LISTED, UNLISTED
from fourfold.demo.region.shapes import Verb
from fourfold.demo.tests import oracle

FATES = {*LISTED, *UNLISTED, *CHESHIRE_LISTED, *CHESHIRE_UNLISTED}
WELL_KNOWN = {
    "David Cameron", "Mohamed Salah", "Marcus Rashford", "Elizabeth Fry", "Charles Dickens", "Adele Adkins",
    "Harry Styles", "Idris Elba", "Malala Yousafzai", "Gareth Bale", "HMP Manchester", "HMP Liverpool",
    "HMP Preston", "HMP Altcourse", "HMP Berwyn", "HMP Haverigg", "HMP Styal", "HMP Risley", "HMP Garth",
    "HMP Wymott", "HMP Buckley Hall", "HMP Forest Bank", "HMP Hindley", "HMP Kirkham", "HMP Thorn Cross",
    "HMP Lancaster Farms", "Op Venetic", "Op Yewtree",
}  # fmt: skip


def test_the_same_seed_gives_the_same_plan_and_another_seed_another():
    first, again, other = (plan(seed, models.tactical(), size=60) for seed in (7, 7, 8))
    assert first == again
    assert {one.facts["name"] for one in first.threats} != {one.facts["name"] for one in other.threats}


def test_every_fate_occurs(region):
    assert {one.fate for one in region.threats} == FATES
    assert all(map(fates.fate, FATES))


@pytest.mark.parametrize("seed", [1, 2, 3, 20230104])
def test_the_plan_comes_to_the_published_figures_for_any_seed(seed, model_texts):
    made = plan(seed, models.tactical())
    january = oracle.listed(made, FIRST_EXTRACT, model_texts)
    april = oracle.listed(made, SECOND_EXTRACT, model_texts)
    owners = Counter()
    for (owner, _kind), count in january.items():
        owners[owner] += count
    assert (january.total(), owners["cheshire"], owners["lancashire"]) == (938, 118, 243)
    assert (january["cheshire", "vulnerability"], april["cheshire", "vulnerability"]) == (0, 37)


def test_fates_keep_a_threat_on_the_list_of_that_day_or_off_it(region, model_texts):
    for one in region.threats:
        alone = type(region)(region.seed, (one,), ())
        on_list = (
            bool(oracle.listed(alone, FIRST_EXTRACT, model_texts)) if one.arrives <= FIRST_EXTRACT else False
        )
        assert on_list == (one.fate in LISTED or one.fate in CHESHIRE_LISTED), one


def test_acts_follow_one_another_and_end_before_the_replay_does(region):
    for one in region.threats:
        days = [one.arrives, *(act.day for act in one.acts)]
        assert days == sorted(days) and days[-1] <= calendar.LAST_ACT, one


def test_a_victim_is_never_a_member_and_a_child_only_after_a_check(region):
    linked = [person for one in region.threats for person in one.people]
    members = [person for person in linked if person.role == "member"]
    assert members and not [person for person in members if person.category == "victim"]
    young = [person for person in members if person.born_on.year > 2005 or person.exploited]
    assert young and all(person.checked for person in young)


def test_a_good_part_of_the_threats_that_stay_is_briefed_once_and_by_their_own_force(region):
    by_key = {one.key: one for one in region.threats}
    assert len({one.key for one in region.briefs}) == len(region.briefs) > len(region.threats) / 4
    for one in region.briefs:
        threat = by_key[one.key]
        assert threat.sender == one.sender and threat.arrives < one.day <= calendar.LAST_ACT
        assert not {Verb.CLOSE, Verb.MERGE, Verb.TRANSFER} & {act.verb for act in threat.acts}
    assert {bool(one.safety) for one in region.briefs} == {True, False}
    assert {one.review_on < LAST_DAY for one in region.briefs} == {True, False}


def test_nobody_and_nothing_has_the_name_of_somebody_or_something_well_known(region):
    names = {person.name for one in region.threats for person in one.people}
    names |= {one.facts["name"] for one in region.threats} | {one.prison for one in region.threats}
    names |= {operation.name for operation in region.operations} | {one.sio for one in region.operations}
    assert not names & WELL_KNOWN


def test_merged_threats_go_into_one_of_the_same_sender_that_stays(region):
    by_key = {one.key: one for one in region.threats}
    merges = [(one, act) for one in region.threats for act in one.acts if act.verb is Verb.MERGE]
    assert merges
    for one, act in merges:
        into = by_key[act.said["into"]]
        assert into.sender == one.sender and into.arrives < act.day and into.fate == "standing"
