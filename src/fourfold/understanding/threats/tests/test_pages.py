"""A threat's own pages: what they show, what they refuse, and that words survive."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.core.access.tests.listening import entries
from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import areas
from fourfold.core.history import clock
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.tests.decided import approved, asked_for, decision
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def lro(person):
    return person("lro", "cheshire")


@pytest.fixture
def larch(lro, register):
    with viewing(lro) as now:
        return recording.add(facts=facts(register["cheshire"], summary="Supplies Dunmere."), by=lro, at=now)


def test_the_page_says_what_the_threat_is(larch, lro, browse):
    page = browse(lro).get(f"/threats/{larch.reference}").content.decode()
    assert "Op Larch" in page and "Supplies Dunmere." in page and "Not assessed" in page


def test_a_threat_of_another_force_is_no_page(larch, person, browse):
    answer = browse(person("lro", "merseyside")).get(f"/threats/{larch.reference}")
    assert answer.status_code == 404 and "or you may not see it" in answer.content.decode()


def test_a_threat_of_another_force_and_one_that_is_not_are_answered_alike_and_both_are_written_down(
    larch, person, browse
):
    """The same words, the same statements: neither the page nor its time tells which it is, and auditors see both."""
    browser = browse(person("lro", "merseyside"))
    there, nowhere = (_sought(browser, reference) for reference in (larch.reference, "NW-OCG-9999"))
    assert there[:2] == nowhere[:2]
    assert [one.target for _, _, found in (there, nowhere) for one in found] == [
        larch.reference,
        "NW-OCG-9999",
    ]


def _sought(browser, reference):
    """The page without what is made anew each time, the statements that it took, and the entries that it left."""
    with entries() as found, CaptureQueriesContext(connection) as asked:
        answer = browser.get(f"/threats/{reference}")
    page = re.sub(r'\d\d:\d\d:?\d*|value="[^"]+"', "", answer.content.decode()).replace(reference, "")
    statements = [re.sub(r"'[^']*'|\d+", "", one["sql"]) for one in asked]
    return (answer.status_code, page), statements, found


def test_a_clash_shows_both_and_saves_neither(larch, lro, browse):
    with viewing(lro) as now:
        recording.amend(threat=larch, opened=1, changes={"name": "Op Ash"}, by=lro, at=now)
    page = (
        browse(lro)
        .post(
            f"/threats/{larch.reference}/amend",
            {"name": "Op Elm", "main_area": "drugs", "is_soc": "on", "phase": "pursue", "opened": "1"},
        )
        .content.decode()
    )
    assert "Op Ash" in page and "Op Elm" in page and "Save my version" in page


def test_history_says_what_changed_and_why(larch, lro, person, browse):
    approver = person("coordinator", "cheshire")
    request = asked_for(
        browse(lro), f"/threats/{larch.reference}/close", decision(approver, to="closed_dismantled")
    )
    approved(browse(approver), request)
    page = browse(lro).get(f"/threats/{larch.reference}/history").content.decode()
    assert ">Closed<" in page and "It is a line, not a group." in page


def test_the_map_says_why_a_force_has_no_count(larch, lro, person, browse):
    page = browse(lro).get("/map").content.decode()
    assert (
        "Not shown to your role" in page and "Not supplied" not in page and "not the amount of crime" in page
    )
    page = browse(person("moderator", "nwrocu_rocta")).get("/map").content.decode()
    assert "Not supplied" in page and "Not shown to your role" not in page


def test_a_file_of_people_that_cannot_be_used_leaves_the_counts_and_says_why(
    larch, lro, browse, monkeypatch, tmp_path
):
    text = (areas.HERE / "populations.csv").read_text(encoding="utf-8")
    (tmp_path / "populations.csv").write_text(text.replace("1095374", "-5"), encoding="utf-8")
    areas.picture()  # the outlines are read once; only the counts are read anew
    monkeypatch.setattr(areas, "HERE", tmp_path)
    areas._counts.cache_clear()
    page = browse(lro).get("/map").content.decode()
    areas._counts.cache_clear()
    assert "Tell your administrator: populations.csv, line 2, column people: “-5” is no whole number" in page
    assert "1 open threat is recorded." in page and "has most for its population" not in page


def test_a_new_threat_is_added_by_hand(lro, register, browse):
    answer = browse(lro).post(
        "/threats/add",
        {
            "kind": "ocg",
            "name": "Op Yew",
            "main_area": "drugs",
            "owner": str(register["cheshire"]),
            "phase": "pursue",
        },
    )
    assert answer.status_code == 302, answer.content.decode()


def test_a_part_ends_on_a_day_and_a_known_person_is_linked_again(larch, lro, browse):
    part = {"name": "Tam Oswin", "role": "associate", "category": "suspect", "source": "log 41", "confidence": "low",
            "possibly_exploited": "on"}  # fmt: skip
    browser, address = browse(lro), f"/threats/{larch.reference}"
    assert browser.post(f"{address}/people/link", part).status_code == 302
    page = browser.get(address).content.decode()
    assert "May be exploited" in page
    number = re.search(r"people/(\d+)/end", page)[1]
    late = browser.post(f"{address}/people/{number}/end", {"ends_on": "1/1/2999", "reason": "x"})
    assert late.status_code == 200
    before = clock.read().isoformat().replace("+00:00", "Z")
    with entries() as found:
        today = browser.post(
            f"{address}/people/{number}/end", {"ends_on": "1/1/2023", "reason": "Moved away."}
        )
    assert today.status_code == 302
    assert [(one.act, one.target, one.reason) for one in found] == [("threat.unlink", larch.reference, "")]
    assert "Moved away." in browser.get(address).content.decode()
    assert "Moved away." not in browser.get(f"{address}?as_of={before}").content.decode()
    known = re.search(r"P-\d{7}", page)[0]
    assert browser.post(f"{address}/people/link", part | {"name": "", "known": known}).status_code == 302
    assert browser.get(address).content.decode().count(known) == 2
    nobody = browser.post(
        f"{address}/people/link", part | {"name": "", "known": "P-9999999"}
    ).content.decode()
    assert "no person with that P-number" in nobody
