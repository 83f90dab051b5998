"""Another file of police force areas: another year, another order, more areas; or a sentence why not."""

import json

import pytest

from fourfold.core.agencies.areas import simplify
from fourfold.core.agencies.areas.boundaries import NotBoundaries

CHESHIRE, MERSEYSIDE, LONDON = "E23000006", "E23000004", "E23000034"


def square(west, south=53.0, size=1.0):
    """A closed ring."""
    east, north = west + size, south + size
    return [[west, south], [west, north], [east, north], [east, south], [west, south]]


def area(code, ring, name="pfa16cd", kind="Polygon"):
    return {"properties": {"OBJECTID": 1, name: code}, "geometry": {"type": kind, "coordinates": [ring]}}


@pytest.fixture
def outlines(tmp_path):
    def made(*features, raw=None):
        path = tmp_path / "areas.geojson"
        path.write_text(json.dumps({"features": features}) if raw is None else raw, encoding="utf-8")
        return simplify.main(path)

    return made


TWO = (area(CHESHIRE, square(-3)), area(MERSEYSIDE, square(-2)))


def test_another_year_in_capitals_is_read_and_named(outlines):
    made = outlines(
        *(area(one["properties"]["pfa16cd"], one["geometry"]["coordinates"][0], "PFA23CD") for one in TWO)
    )
    assert made["forces"] == outlines(*TWO)["forces"]
    assert "December 2023" in made["what"] and made["attribution"].endswith("2023.")


def test_the_order_of_areas_a_height_a_mark_and_line_ends_change_nothing(outlines):
    high = [[*point, 12.5] for point in square(-3)]
    text = json.dumps({"features": [TWO[1], area(CHESHIRE, high)]}, indent=1).replace("\n", "\r\n")
    assert outlines(raw="\ufeff" + text) == outlines(*TWO)


def test_an_area_of_no_force_of_ours_is_left_out_and_named(outlines, capsys):
    assert set(outlines(*TWO, area("S23000009", square(-4)))["forces"]) == {"cheshire", "merseyside"}
    assert "S23000009" in capsys.readouterr().err


def test_a_force_too_small_for_the_picture_still_has_a_place(outlines):
    made = outlines(*TWO, area(LONDON, square(-2.5, 52.0, 0.0004)))
    assert len(made["forces"]) == 3 and len(made["forces"]["city_of_london"]["label"]) == 2


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ((), "should hold police force areas"),
        ((TWO[0], TWO[0]), "E23000006 is in the file twice"),
        ((TWO[0], area(MERSEYSIDE, square(-2), "PFA23CD")), "all of one year"),
        ((area(CHESHIRE, square(-3), "name"),), "Area 1 has no code"),
        ((area(CHESHIRE, square(-3), kind="Point"),), "E23000006 is not a polygon"),
        ((area(CHESHIRE, [[390000, 380000]] * 4),), "degrees of longitude"),
        (({"properties": {"pfa16cd": CHESHIRE}, "geometry": None},), "not a polygon"),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_words(outlines, features, said):
    with pytest.raises(NotBoundaries, match=said):
        outlines(*features)


@pytest.mark.parametrize("raw", ["", '{"features": [', '{"type": "Topology"}', "[]", "[" * 100_000])
def test_a_file_that_is_no_list_of_areas_is_refused_in_words(outlines, raw):
    with pytest.raises(NotBoundaries, match="cut short"):
        outlines(raw=raw)
