"""The pages on which a record is restricted and its list kept, as two people of a force use them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def case(person: Any, browse: Any, register: dict[str, int]) -> Any:
    """A threat of Cheshire, two co-ordinators, an analyst; and a browser for each."""
    people = {name: person(role, "cheshire", name) for name, role in
              (("First", "coordinator"), ("Second", "coordinator"), ("Third", "analyst"))}  # fmt: skip
    with viewing(people["Third"]) as now:
        threat = recording.add(facts=facts(register["cheshire"]), by=people["Third"], at=now)
    return people, threat.reference, lambda name: browse(people[name])


def restricted(case: Any, **given: Any) -> Any:
    people, reference, as_ = case
    review = (clock.day_of(clock.read()) + timedelta(days=30)).isoformat()
    said = {"mode": "pointer", "reason": "A source is at risk", "contact": people["First"].user_id,
            "founders": [people["Second"].user_id], "review_on": review}  # fmt: skip
    return as_("First").post(f"/restrict/threat/{reference}", said | given)


def test_a_threat_is_restricted_kept_and_lifted_by_two(case):
    _people, reference, as_ = case
    assert restricted(case).status_code == 302
    assert as_("Third").get(f"/threats/{reference}").status_code == 404
    assert as_("Third").get(f"/threats/{reference}/history").status_code == 404
    page = as_("Second").get(f"/threats/{reference}").content.decode()
    assert "Only the people on its list see this record" in page
    listed = as_("First").get("/restricted").content.decode()
    number = listed.split("/restricted/")[1].split('"')[0]
    asked = as_("First").post(f"/restricted/{number}/lift", {"reason": "The source is safe"})
    assert asked.status_code == 302
    own = as_("First").post(f"/restricted/{number}/lift", {"decision": "approve"})
    assert "Somebody else approves" in own.content.decode()
    assert "Lift the restriction of" in as_("Second").get("/").content.decode()
    assert as_("Second").post(f"/restricted/{number}/lift", {"decision": "approve"}).status_code == 302
    assert as_("Third").get(f"/threats/{reference}").status_code == 200


def test_what_was_typed_stays_where_a_list_has_nobody_to_lift_it(case):
    answer = restricted(case, founders=[]).content.decode()
    assert "at least one more person" in answer and "A source is at risk" in answer


def test_somebody_is_asked_for_on_one_page_and_approved_on_another(case, person):
    people, reference, as_ = case
    other = person("analyst", "merseyside", "Fourth")
    people["Fourth"] = other
    restricted(case)
    number = as_("First").get("/restricted").content.decode().split("/restricted/")[1].split('"')[0]
    as_("First").post(f"/restricted/{number}/add", {"user": other.user_id, "reason": "Works on it"})
    assert as_("Fourth").get(f"/threats/{reference}").status_code == 404
    page = as_("Second").get(f"/restricted/{number}").content.decode()
    place = page.split(f"/restricted/{number}/member/")[1].split('"')[0]
    as_("Second").post(f"/restricted/{number}/member/{place}", {"decision": "approve"})
    assert as_("Fourth").get(f"/threats/{reference}").status_code == 200
    as_("Second").post(f"/restricted/{number}/take-off/{place}", {"reason": "Has moved"})
    assert as_("Fourth").get(f"/threats/{reference}").status_code == 404


def test_an_interest_is_declared_from_the_record_and_ended_by_somebody_else(case):
    people, reference, as_ = case
    said = {"user": people["Third"].user_id, "nature": "A neighbour"}
    assert as_("Third").post(f"/interest/threat/{reference}", said).status_code == 302
    assert as_("Third").get(f"/threats/{reference}").status_code == 404
    page = as_("First").get(f"/threats/{reference}").content.decode()
    number = page.split("/restricted/")[1].split('"')[0]
    kept = as_("First").get(f"/restricted/{number}").content.decode()
    assert "Third: A neighbour" in kept
    interest = kept.split("/interests/")[1].split("/")[0]
    as_("First").post(f"/interests/{interest}/end", {"reason": "Has moved away"})
    assert as_("Third").get(f"/threats/{reference}").status_code == 200
