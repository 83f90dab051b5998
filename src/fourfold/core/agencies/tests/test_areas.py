"""Outlines and populations."""

import json
import re
from datetime import date

import pytest

from fourfold.core.agencies import areas
from fourfold.core.agencies.areas import HERE, simplify
from fourfold.core.agencies.register import read

SIX = {row.code for row in read().agencies if row.kind == "force" and row.parent == "nwrocu"}


def corners(path):
    """The absolute points of every ring of a path."""
    rings = []
    for ring in re.findall(r"M([^z]*)z", path):
        start, steps = ring.split("l")
        x, y = map(int, re.findall(r"-?\d+", start))
        points = [(x, y)]
        numbers = list(map(int, re.findall(r"-?\d+", steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        rings.append(points)
    return rings


def test_the_outlines_of_the_six_forces_fit_in_25_kilobytes():
    assert (HERE / "outlines.json").stat().st_size < 25_000
    assert set(areas.picture().forces) == SIX


@pytest.mark.parametrize("force", sorted(SIX))
def test_every_ring_is_closed_and_lies_in_the_picture(force):
    picture = areas.picture()
    _, _, width, height = map(int, picture.view_box.split())
    path = picture.forces[force].path
    assert path.count("M") == path.count("z") == len(corners(path))
    for ring in corners(path):
        assert len(ring) >= 3
        assert all(0 <= x <= width and 0 <= y <= height for x, y in ring)


def test_neighbours_share_their_border_line():
    def edges(force):
        rings = corners(areas.picture().forces[force].path)
        return {frozenset((ring[n - 1], point)) for ring in rings for n, point in enumerate(ring)}

    for one, other in [
        ("gmp", "cheshire"),
        ("lancashire", "cumbria"),
        ("cheshire", "north_wales"),
        ("gmp", "lancashire"),
    ]:
        assert len(edges(one) & edges(other)) > 5
    assert not edges("cumbria") & edges("north_wales")


def test_a_line_is_thinned_the_same_from_either_end():
    points = [(0, 0), (10, 2), (11, 2), (21, 0)]  # two are farthest: the first that is met must not decide
    assert simplify.line(points) == simplify.line(points[::-1])[::-1]
    assert simplify.line([(0, 0), (5, 0), (10, 0)]) == [(0, 0), (10, 0)]


def test_where_three_forces_meet_all_three_keep_the_point():
    west = [(0, 0), (0, 200), (100, 200), (100, 100), (100, 0)]
    north = [(100, 0), (100, 100), (200, 100), (200, 0)]
    south = [(100, 100), (100, 200), (200, 200), (200, 100)]
    thin = simplify._thin({"west": [west], "north": [north], "south": [south]})
    assert all((100, 100) in rings[0] for rings in thin.values())


def test_two_squares_side_by_side_stay_side_by_side():
    left = [(0, 0), (0, 100), (100, 100), (101, 50), (100, 0)]
    right = [(100, 0), (101, 50), (100, 100), (200, 100), (200, 0)]
    thin = simplify._thin({"left": [left], "right": [right]})
    assert {(100, 0), (100, 100)} <= set(thin["left"][0]) & set(thin["right"][0])
    assert (101, 50) not in thin["left"][0] + thin["right"][0]


def test_every_outline_has_a_population_with_its_source():
    found = areas.populations(date(2023, 1, 4))
    assert set(found) == SIX
    assert all(500_000 < one.people + 20_000 < 3_000_000 and "ONS" in one.source for one in found.values())


@pytest.mark.parametrize("force", ["cheshire", "lancashire"])
def test_a_population_is_the_sum_of_the_districts_named_with_it(force):
    found = areas.populations(date(2023, 1, 4))[force]
    parts = re.findall(r"[\d,]+\d{3}", found.note)
    assert sum(int(part.replace(",", "")) for part in parts) == found.people


def test_people_are_not_supplied_for_a_day_before_they_were_counted():
    assert areas.populations(date(2021, 3, 20)) == {}


def test_the_outlines_say_whose_they_are():
    words = json.loads((HERE / "outlines.json").read_text(encoding="utf-8"))
    assert "Open Government Licence" in words["licence"]
    assert "Crown copyright" in areas.picture().attribution
