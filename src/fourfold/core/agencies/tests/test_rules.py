"""Questions about the tree on a day, as truth tables."""

from datetime import date

import pytest

from fourfold.core.agencies import rules
from fourfold.core.agencies.register import read
from fourfold.core.agencies.rules import Name, Place, Register, Step

BEFORE, AFTER = date(2023, 3, 31), date(2023, 4, 1)
FILE = read()
REGISTER, IDS = FILE.register, FILE.ids
CODES = {number: code for code, number in IDS.items()}


def carried(*kinds, agency, successor):
    """The shipped register in which these kinds of an agency's things were decided to go to a successor."""
    steps = tuple(
        Step(step.agency, step.successor, step.kind, step.on_day, frozenset(kinds))
        if (step.agency, step.successor) == (IDS[agency], IDS[successor])
        else step
        for step in REGISTER.steps
    )
    return Register(REGISTER.kinds, REGISTER.names, REGISTER.places, steps)


def named(numbers):
    return {CODES[number] for number in numbers}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), "Old"),
        (date(2020, 1, 1), "New"),
        (date(2024, 12, 31), "New"),
        (date(2025, 1, 1), "New"),  # it has ended: its last name
    ],
)
def test_a_name_holds_from_its_first_day_and_the_last_one_stays(day, expected):
    names = (
        Name(1, "New", from_day=date(2020, 1, 1), until_day=date(2025, 1, 1)),
        Name(1, "Old", until_day=date(2020, 1, 1)),
        Name(2, "Other"),
    )
    assert rules.name_on(names, 1, day).name == expected


def test_an_agency_yet_to_begin_is_called_by_its_first_name():
    names = (Name(1, "To come", from_day=date(2020, 1, 1)),)
    assert rules.name_on(names, 1, date(2019, 1, 1)).name == "To come"
    assert rules.name_on(names, 9, date(2019, 1, 1)) is None


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("allerdale_council", True, False),
        ("cumbria_council", True, False),
        ("cumberland_council", False, True),
        ("westmorland_and_furness_council", False, True),
        ("lancaster_council", True, True),
        ("cumbria", True, True),
    ],
)
def test_the_tree_changes_in_cumbria_on_1_april_2023(code, before, after):
    assert (IDS[code] in rules.tree_on(REGISTER.places, BEFORE)) is before
    assert (IDS[code] in rules.tree_on(REGISTER.places, AFTER)) is after


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("cheshire", "nwrocu"),
        ("nwrocu", "nwrocu"),
        ("nwrocu_rocta", "nwrocu"),
        ("cheshire_fib", "nwrocu"),
        ("north_wales_council_of_none", None),
        ("wrexham_council", "nwrocu"),
        ("btp", "london_region"),
        ("nca", None),
    ],
)
def test_the_region_of_an_agency_is_the_first_above_it(code, region):
    found = rules.region_of(REGISTER, IDS.get(code, -1), BEFORE)
    assert (found and CODES[found]) == region


def test_ancestors_are_given_nearest_first():
    tree = rules.tree_on(REGISTER.places, BEFORE)
    assert [CODES[one] for one in rules.ancestors(tree, IDS["cheshire_fib"])] == ["cheshire", "nwrocu"]


def test_what_is_part_of_a_force_is_found_and_its_partners_are_not():
    found = named(rules.descendants(REGISTER, IDS["cumbria"], BEFORE))
    assert {"cumbria", "cumbria_fib", "cumbria_north"} <= found
    assert not {"allerdale_council", "cumbria_fire", "nwrocu", "cheshire"} & found


def test_a_region_reaches_itself_its_forces_and_their_units_and_no_other_region():
    found = named(rules.descendants(REGISTER, IDS["nwrocu"], BEFORE))
    assert {"nwrocu", "nwrocu_rocta", "gmp", "merseyside_wirral"} <= found
    assert not {"derbyshire", "liverpool_council", "nca", "nhs_greater_manchester"} & found


@pytest.mark.parametrize(
    ("code", "day", "successors"),
    [
        ("copeland_council", BEFORE, {"copeland_council"}),
        ("copeland_council", AFTER, {"cumberland_council"}),
        ("eden_council", AFTER, {"westmorland_and_furness_council"}),
        ("cumbria_council", AFTER, {"cumberland_council", "westmorland_and_furness_council"}),
        ("lancaster_council", AFTER, {"lancaster_council"}),
    ],
)
def test_who_stands_where_an_agency_stood(code, day, successors):
    assert named(rules.successors_on(REGISTER.steps, IDS[code], day)) == successors


def test_a_kind_of_thing_goes_only_where_it_was_decided_to_go():
    steps = carried("threats affecting", agency="cumbria_council", successor="cumberland_council").steps
    county = IDS["cumbria_council"]
    assert named(rules.successors_on(steps, county, AFTER, "threats affecting")) == {"cumberland_council"}
    assert named(rules.successors_on(steps, county, AFTER, "agreements")) == {"cumbria_council"}
    kinds = ["records", "threats affecting", "agreements"]
    assert rules.undecided(steps, county, AFTER, kinds) == ["records", "agreements"]
    assert rules.undecided(steps, county, BEFORE, kinds) == []


def test_successors_are_followed_through_a_chain_and_a_ring_ends():
    steps = [Step(1, 2, "merged", date(2020, 1, 1)), Step(2, 3, "merged", date(2021, 1, 1))]
    assert rules.successors_on(steps, 1, date(2020, 6, 1)) == {2}
    assert rules.successors_on(steps, 1, date(2021, 6, 1)) == {3}
    ring = [*steps, Step(3, 1, "merged", date(2022, 1, 1))]
    assert rules.successors_on(ring, 1, date(2022, 6, 1)) == frozenset()


def test_a_new_name_is_no_succession():
    steps = [Step(1, 1, "renamed", date(2020, 1, 1)), Step(1, 1, "moved", date(2020, 1, 1))]
    assert rules.successors_on(steps, 1, date(2021, 1, 1)) == {1}


def test_records_of_a_merged_agency_are_seen_with_its_successor_and_not_before():
    assert named(rules.descendants(REGISTER, IDS["cumberland_council"], AFTER)) == {
        "cumberland_council",
        "allerdale_council",
        "carlisle_council",
        "copeland_council",
    }


def test_records_of_a_split_agency_are_seen_only_with_the_successor_that_was_given_them():
    register = carried("records", agency="cumbria_council", successor="westmorland_and_furness_council")
    given = rules.descendants(register, IDS["westmorland_and_furness_council"], AFTER)
    other = rules.descendants(register, IDS["cumberland_council"], AFTER)
    assert IDS["cumbria_council"] in given
    assert IDS["cumbria_council"] not in other


def test_records_of_a_split_force_stay_in_sight_of_its_region_until_it_is_decided():
    end = date(2027, 4, 1)
    places = (
        Place(1, None),
        Place(9, None, until_day=date(2020, 1, 1)),
        Place(2, 9, "part of", until_day=date(2020, 1, 1)),
        Place(2, 1, "part of", from_day=date(2020, 1, 1), until_day=end),
        Place(3, 1, "part of", from_day=end),
        Place(4, 1, "part of", from_day=end),
    )
    undecided = Register({}, (), places, (Step(2, 3, "split", end), Step(2, 4, "split", end)))
    assert rules.descendants(undecided, 1, end) == {1, 2, 3, 4}
    assert rules.descendants(undecided, 3, end) == {3}
    assert rules.descendants(undecided, 9, end) == {9}


@pytest.mark.parametrize(
    ("agency", "parent", "loops"),
    [("cheshire", "cheshire", True), ("cheshire", "cheshire_fib", True), ("cheshire_fib", "gmp", False)],
)
def test_a_place_that_would_make_a_loop_is_known_beforehand(agency, parent, loops):
    tree = rules.tree_on(REGISTER.places, BEFORE)
    assert rules.would_loop(tree, IDS[agency], IDS[parent]) is loops


def test_standing_at_the_top_makes_no_loop():
    assert not rules.would_loop({}, 1, None)
