"""The pages of agencies: the tree on a day, an agency's past, and the changes that are recorded."""

from __future__ import annotations

from datetime import date

import pytest

from fourfold.core.agencies import queries
from fourfold.core.agencies.models import CarryOver, Succession


@pytest.fixture
def browser(browse, person, codes):
    return browse(person("administrator", "nwrocu"))


def shown(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


ORDER = {"on": "1/4/2030", "evidence": "An invented order"}


def test_the_tree_is_that_of_the_day_asked_for(browser):
    page = shown(browser, "/agencies?on=1/4/2023")
    assert "Agencies on 1 April 2023" in page
    tree, ended = page.split("Ended before this day")
    assert "Cumberland Council" in tree and "Allerdale" in ended
    tree, ended = shown(browser, "/agencies?on=31/3/2023").split("Ended before this day")
    assert "Cumberland Council" not in tree and "Allerdale" in tree


def test_a_wrong_day_is_said_in_words_and_today_is_shown(browser):
    assert "31/2/2023 is not a date" in shown(browser, "/agencies?on=31/2/2023")


def test_the_tree_is_also_a_file(browser):
    csv = b"".join(browser.get("/agencies.csv?on=2023-03-31").streaming_content).decode()
    assert "allerdale_council" in csv and "cumberland_council" not in csv


def test_an_agency_shows_what_became_of_it_and_what_is_undecided(browser):
    page = shown(browser, "/agencies/cumbria_council?on=1/4/2023")
    assert "This agency does not exist on 1 April 2023." in page
    assert "S.I. 2022/331" in page and "31 Mar 2023" in page
    assert "Nobody has decided yet where this goes: Records that it owns" in page
    assert "In whose place it stands" in shown(browser, "/agencies/cumberland_council")


def test_a_body_that_is_no_legal_body_names_its_host(browser):
    assert "Thames Valley Police" in shown(browser, "/agencies/serocu")
    assert "Not supplied" in shown(browser, "/agencies/nwrocu")


def test_an_unknown_agency_is_no_page(browser):
    assert browser.get("/agencies/atlantis").status_code == 404


def test_a_reader_reads_and_is_offered_no_change(browse, person):
    browser = browse(person("analyst", "cheshire"))
    page = shown(browser, "/agencies/cheshire")
    assert "Cheshire Constabulary" in page and "/agencies/cheshire/rename" not in page
    assert browser.get("/agencies/cheshire/rename").status_code == 403


def test_an_agency_is_renamed_from_a_day(browser, register):
    given = {"name": "Cheshire Police", "name_cy": "Heddlu Swydd Gaer", "short_name": "Cheshire", **ORDER}
    assert browser.post("/agencies/cheshire/rename", given).status_code == 302
    assert queries.name_on(register["cheshire"], date(2030, 3, 31)).name == "Cheshire Constabulary"
    assert queries.name_on(register["cheshire"], date(2030, 4, 1)).name == "Cheshire Police"
    page = shown(browser, "/agencies/cheshire?on=1/4/2030")
    assert "Renamed" in page and "An invented order" in page and "31 Mar 2030" in page


def test_without_evidence_nothing_changes_and_the_words_are_kept(browser):
    page = browser.post(
        "/agencies/cheshire/rename", {"name": "Cheshire Police", "on": "1/4/2030", "evidence": ""}
    )
    assert "Fill in “Evidence”" in page.content.decode() and "Cheshire Police" in page.content.decode()
    assert not Succession.objects.filter(kind="renamed").exists()


def test_a_rule_that_does_not_hold_is_a_sentence_of_the_form(browser, register):
    given = {"parent": str(register["cheshire"]), "bond": "part of", **ORDER}
    assert "cannot stand under itself" in browser.post("/agencies/nwrocu/move", given).content.decode()


def test_a_force_moves_to_another_region(browser, register):
    given = {"parent": str(register["tarian"]), "bond": "part of", **ORDER}
    assert browser.post("/agencies/north_wales/move", given).status_code == 302
    assert queries.region_of(register["north_wales"], date(2030, 4, 1)) == register["tarian"]


def test_two_forces_merge_into_a_new_one(browser, register):
    new = {
        "name": "Mersey and Dee Police",
        "code": "mersey_dee",
        "kind": "force",
        "parent": str(register["nwrocu"]),
        "bond": "part of",
        "legal_body": "yes",
        **ORDER,
    }
    assert browser.post("/agencies/add", new).status_code == 302
    number = queries.codes()["mersey_dee"]
    given = {"successor": str(number), "also": [str(register["merseyside"])], **ORDER, "on": "1/5/2030"}
    assert browser.post("/agencies/cheshire/merge", given).status_code == 302
    assert queries.successors_on(register["merseyside"], date(2030, 5, 1)) == {number}


def test_a_body_without_a_host_is_asked_what_is_known(browser, register):
    new = {"name": "Joint team", "code": "joint_team", "kind": "unit", "bond": "part of", **ORDER}
    new |= {"parent": "", "legal_body": "no"}
    assert "says its host" in browser.post("/agencies/add", new).content.decode()


def test_a_split_says_where_each_part_goes(browser, register):
    parts = queries.children(register["lancashire"], date(2030, 3, 31))
    north, south = str(register["cumbria"]), str(register["merseyside"])
    given = {"successors": [north, south], **ORDER}
    page = browser.post("/agencies/lancashire/split", given).content.decode()
    assert "Say where" in page
    given |= {f"part_{number}": south for number in parts}
    answer = browser.post("/agencies/lancashire/split", given)
    assert answer.status_code == 302, answer.content.decode()
    assert register["lancashire_fib"] in queries.children(register["merseyside"], date(2030, 4, 1))


def test_a_carry_over_is_decided_once_and_stands(browser, register):
    step = Succession.objects.get(
        agency_id=register["cumbria_council"], successor_id=register["cumberland_council"]
    )
    given = {
        "kind": "records",
        "succession": str(step.pk),
        "decision": "Records of the west go to Cumberland.",
    }
    assert browser.post("/agencies/cumbria_council/carry-over", given).status_code == 302
    assert CarryOver.objects.get().decided_by
    page = shown(browser, "/agencies/cumbria_council")
    assert "Records of the west go to Cumberland." in page
    again = browser.post("/agencies/cumbria_council/carry-over", given).content.decode()
    assert "the decision stands" in again
    other = Succession.objects.get(
        agency_id=register["cumbria_council"], successor_id=register["westmorland_and_furness_council"]
    )
    given |= {"succession": str(other.pk), "decision": "Records of the east go to Westmorland."}
    assert browser.post("/agencies/cumbria_council/carry-over", given).status_code == 302
    assert "There is nothing to decide" in shown(browser, "/agencies/cumbria_council/carry-over")
