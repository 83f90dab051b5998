"""The register file that is shipped: regions and forces as in Appendix 1 of the report, nothing dangling."""

from datetime import date

import pytest

from fourfold.core.agencies import rules
from fourfold.core.agencies.register import read

DAY = date(2023, 1, 4)

# Appendix 1: nine ROCUs and the London arrangement, each with the forces that it covers.
APPENDIX = {
    "emsou": "derbyshire leicestershire lincolnshire northamptonshire nottinghamshire",
    "ersou": "bedfordshire cambridgeshire essex hertfordshire kent norfolk suffolk",
    "nersou": "cleveland durham northumbria",
    "rocuwm": "warwickshire west_mercia west_midlands staffordshire",
    "serocu": "hampshire surrey sussex thames_valley",
    "swrocu": "avon_and_somerset devon_and_cornwall dorset gloucestershire wiltshire",
    "tarian": "dyfed_powys gwent south_wales",
    "nwrocu": "cheshire cumbria gmp lancashire merseyside north_wales",
    "yhrocu": "humberside north_yorkshire south_yorkshire west_yorkshire",
    "london_region": "metropolitan city_of_london btp",
}
FILE = read()
ROWS = {row.code: row for row in FILE.agencies}


@pytest.mark.parametrize(("region", "forces"), APPENDIX.items())
def test_each_region_has_exactly_the_forces_of_appendix_1(region, forces):
    tree = rules.tree_on(FILE.register.places, DAY)
    found = {
        row.code for row in FILE.agencies if row.kind == "force" and tree[row.id].parent == FILE.ids[region]
    }
    assert found == set(forces.split())


def test_there_are_43_territorial_forces_with_ons_codes_and_british_transport_police_without():
    forces = [row for row in FILE.agencies if row.kind == "force"]
    assert len({row.ons_code for row in forces if row.ons_code}) == 43
    assert [row.code for row in forces if not row.ons_code] == ["btp"]


def test_every_rocu_names_its_host_or_says_that_it_is_not_supplied():
    for row in FILE.agencies:
        if row.kind == "rocu":
            assert not row.legal_body
            assert row.host or row.host_note.startswith("Not supplied")


def test_a_body_without_legal_personality_always_says_on_whom_it_rests():
    assert [
        row.code for row in FILE.agencies if not row.legal_body and not row.host and not row.host_note
    ] == []


def test_no_agency_stands_above_itself_on_any_day_on_which_something_changes():
    days = {day for row in FILE.agencies for day in row.period if day} | {DAY}
    for day in days:
        tree = rules.tree_on(FILE.register.places, day)
        assert all(agency not in rules.ancestors(tree, agency) for agency in tree)


def test_every_parent_exists_as_long_as_what_stands_under_it():
    for place in FILE.register.places:
        if place.parent is not None:
            parent = next(one for one in FILE.register.places if one.agency == place.parent)
            assert rules.in_force(parent, place.from_day or date.min)


@pytest.mark.parametrize("force", APPENDIX["nwrocu"].split())
def test_each_north_west_force_has_intelligence_soc_and_economic_crime_units_and_a_word_for_its_areas(force):
    below = {row.code for row in FILE.agencies if row.parent == force}
    assert {f"{force}_fib", f"{force}_soc_unit", f"{force}_economic_crime"} <= below
    assert any(word.force == force for word in FILE.words)
    assert any(row.kind == "local area" for row in FILE.agencies if row.parent == force)


def test_the_six_forces_have_41_districts_today_and_cumbria_had_six_and_a_county_before():
    def councils(day):
        living = rules.existing(FILE.register.names, day)
        return {row.ons_code for row in FILE.agencies if row.kind == "council" and row.id in living}

    before, after = councils(date(2023, 3, 31)), councils(date(2023, 4, 1))
    assert len(after - {"E10000017"}) == 41
    assert before - after == {"E10000006", *(f"E070000{number}" for number in range(26, 32))}
    assert after - before == {"E06000063", "E06000064"}


def test_north_wales_has_welsh_names():
    assert ROWS["north_wales"].name_cy == "Heddlu Gogledd Cymru"
    assert all(row.name_cy for row in FILE.agencies if row.parent == "north_wales" and row.kind == "council")


def test_numbers_of_agencies_are_those_of_every_other_installation():
    assert (FILE.ids["nca"], FILE.ids["nwrocu"], FILE.ids["cheshire"], FILE.ids["north_wales"]) == (
        1,
        108,
        232,
        237,
    )
    assert FILE.ids["cumberland_council"] == 3007
