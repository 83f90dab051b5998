"""The plan of a region's disruptions holds what it promises, for any seed."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from fourfold.demo import FIRST_EXTRACT, models
from fourfold.demo.files.disruptions import files_of
from fourfold.demo.forces import FORCES
from fourfold.demo.region.disruptions.days import file_days
from fourfold.demo.region.disruptions.shares import COUNTED, OTHERS
from fourfold.demo.region.later import LATE_DISRUPTIONS, later
from fourfold.demo.region.planning import plan
from fourfold.demo.region.shapes import Verb
from fourfold.demo.tests.disruptions_oracle import DESCRIBED, counted

SECOND_EXTRACT = date(2023, 7, 13)


def shares(found, force):
    whole = sum(number for (sender, _p), number in found.items() if sender == force)
    return {p: number for (sender, p), number in found.items() if sender == force}, whole


def percent(part, whole):
    return int(part * 100 / whole + 0.5)


@pytest.mark.parametrize("seed", [1, 2, 3, 20230713])
def test_the_plan_comes_to_the_published_figures_for_any_seed(seed):
    region = plan(seed, models.tactical())
    july, january = (counted(region, day) for day in (SECOND_EXTRACT, FIRST_EXTRACT))
    of = {force: shares(july, force) for force in FORCES}
    assert {force: of[force][1] for force in ("cheshire", "gmp", "lancashire")} == {
        "cheshire": 373, "gmp": 490, "lancashire": 635
    }  # fmt: skip
    assert of["cheshire"][0]["pursue"] == 312
    assert [percent(of[one][0]["pursue"], of[one][1]) for one in ("cheshire", "gmp", "lancashire")] == [
        84,
        70,
        85,
    ]
    prevent = {force: percent(of[force][0]["prevent"], of[force][1]) for force in FORCES}
    assert prevent["cumbria"] == 30 and sorted(prevent.values())[-2] < 25
    for force in FORCES:
        assert shares(january, force)[1] < of[force][1], force


def test_the_two_wordings_differ_by_what_was_recorded_on_new_years_day(region):
    worded, described = counted(region, SECOND_EXTRACT), counted(region, SECOND_EXTRACT, DESCRIBED)
    on_the_day = Counter(one.sender for one in region.disruptions if one.fate == "new_year")
    for force in FORCES:
        assert shares(described, force)[1] - shares(worded, force)[1] == on_the_day[force] > 0


def test_every_fate_occurs_and_the_unpublished_ones_vary_with_the_seed(region):
    fates = {one.fate for one in region.disruptions}
    assert fates == {*COUNTED, *OTHERS, "in_time", "support", "prison"}
    other = plan(2, models.tactical())
    for force in ("merseyside", "north_wales", "cumbria"):
        assert shares(counted(region, SECOND_EXTRACT), force) != shares(counted(other, SECOND_EXTRACT), force)


def test_days_follow_one_another_and_every_threat_had_arrived_and_was_open(region):
    threats = {one.key: one for one in region.threats}
    for one in region.disruptions:
        facts = one.facts
        days = [facts["event_on"], facts["record_date"], one.arrives, *(act.day for act in one.acts)]
        assert days == sorted(days), one
        if one.by:
            assert one.arrives == facts["record_date"] and not one.acts, one
        else:
            assert one.arrives in file_days(one.sender) and one.arrives > facts["record_date"], one
        for key in facts["threat_references"]:
            threat = threats[key]
            assert threat.sender == one.sender and threat.arrives <= one.arrives
            assert (threat.facts["kind"] == "ocg") == (one.fate not in ("refused", "prison"))


def test_what_is_joined_goes_into_the_same_event_of_another_agency_and_once(region):
    by_key = {one.key: one for one in region.disruptions}
    into = [
        (one, act.said["into"]) for one in region.disruptions for act in one.acts if act.verb is Verb.JOIN
    ]
    assert into and len({key for _one, key in into}) == len(into)
    for one, key in into:
        other = by_key[key]
        assert other.sender != one.sender and other.facts["event_on"] == one.facts["event_on"]
        assert other.fate == "in_time" and not other.acts


def test_support_is_the_regional_units_alone_and_says_whom_it_was_for(region):
    support = [one for one in region.disruptions if one.facts["role"] == "support"]
    assert {one.sender for one in support} == {"nwrocu"}
    assert {one.facts["benefits"] for one in support} == set(FORCES)


def test_people_of_each_force_type_some_in_and_the_co_ordinator_most(region):
    for force in FORCES:
        plain = [
            one
            for one in region.disruptions
            if one.sender == force and one.fate == "in_time" and not one.acts
        ]
        typed = [one for one in plain if one.by]
        assert 0.15 < len(typed) / len(plain) < 0.55, force
    roles = Counter(one.by for one in region.disruptions if one.by)
    assert roles["coordinator"] > 3 * roles["lro"] > 0 == roles.total() - roles["coordinator"] - roles["lro"]


def test_what_is_told_late_comes_in_files(region):
    told = later(region, models.tactical()).disruptions
    assert len(told) == LATE_DISRUPTIONS and not any(one.by for one in told)
    assert len([one for file in files_of(told) for one in file.keys]) == LATE_DISRUPTIONS
