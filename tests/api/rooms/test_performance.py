"""How disruptions are recorded."""

from __future__ import annotations


def test_how_disruptions_are_recorded_is_told_as_the_page_says_it(in_role, records):
    one = in_role("coordinator")
    found = one.get("/performance", year="2022", year_of="event").json()
    assert (found["year"], found["year_of"], len(found["days"])) == (2022, "event", 2)
    force = next(each for each in found["forces"] if each["agency"] == "cheshire")
    assert force["supplied"] is bool(force["mixes"])
    assert one.get("/performance", year="soon").json()["errors"][0]["field"] == "year"
    assert one.get("/performance", year_of="colour").status_code == 422
    past = one.get("/performance", as_of="2023-01-04").json()
    assert all(day <= "2023-01-04" for day in past["days"])
