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
from fourfold.understanding.threats import queries, request_words
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def lro(person):
    return person("lro", "cheshire")


@pytest.fixture
def larch(lro, register):
    with viewing(lro) as now:
        return recording.add(facts=facts(register["cheshire"], summary="Supplies Dunmere."), by=lro, at=now)


def decision(approver, **more):
    return {"reason": "It is a line, not a group.", "evidence": "log 41", "what_becomes": "Nothing hangs on it.",
            "approver": str(approver.user_id), "check_on": "1/1/2050", "opened": "1", **more}  # fmt: skip


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


def asked_for(browser, address, given):
    """Ask on a page, and give the address of the request that the threat's page leads to."""
    answer = browser.post(address, given, follow=True)
    found = re.search(r"/threats/[^/\"]+/requests/\d+", answer.content.decode())
    assert found, answer.content.decode()
    return found[0]


def approved(browser, request):
    answer = browser.post(request, {"decision": "approve"})
    assert answer.status_code == 302, answer.content.decode()


def test_a_change_of_type_is_asked_for_and_approved_by_another(larch, lro, person, browse):
    approver, address = person("coordinator", "cheshire", "A Quill"), f"/threats/{larch.reference}"
    request = asked_for(
        browse(lro), f"{address}/type", decision(approver, to="vulnerability", subtype="county_line")
    )
    page = browse(lro).get(address).content.decode()
    assert "Waiting for A Quill to approve since" in page and "Change its type" not in page
    home = browse(approver).get("/").content.decode()
    assert "Decisions waiting for your approval" in home and request in home
    page = browse(approver).get(request).content.decode()
    for said in ("Group", "SOC vulnerability: County line", "It is a line, not a group.", "log 41", lro.name):
        assert said in page
    approved(browse(approver), request)
    page = browse(lro).get(address).content.decode()
    assert "Group to SOC vulnerability" in page and "Approved by A Quill" in page
    page = browse(lro).get(request).content.decode()
    assert "Approved by A Quill on" in page and re.search(r"Before\s*</dt>\s*<dd[^>]*>\s*Group", page)


def test_an_approver_refuses_with_a_reason_and_the_asker_reads_it(larch, lro, person, browse):
    approver, address = person("coordinator", "cheshire"), f"/threats/{larch.reference}"
    request = asked_for(browse(lro), f"{address}/close", decision(approver, to="closed_dismantled"))
    page = browse(approver).post(request, {"decision": "refuse", "reason": ""}).content.decode()
    assert "Say why you refuse it" in page
    browse(approver).post(request, {"decision": "refuse", "reason": "Two are still at large."})
    assert "Two are still at large." in browse(lro).get("/").content.decode()
    assert "Two are still at large." in browse(lro).get(address).content.decode()


def test_an_asker_reads_and_withdraws_and_finds_no_button_to_approve(larch, lro, person, browse):
    approver, address = person("coordinator", "cheshire"), f"/threats/{larch.reference}"
    request = asked_for(browse(lro), f"{address}/close", decision(approver, to="closed_dismantled"))
    page = browse(lro).get(request).content.decode()
    assert "You asked for this." in page and "Your decision" not in page
    assert browse(lro).post(request, {"decision": "approve"}).status_code == 409
    assert browse(lro).post(f"{request}/withdraw", {"reason": ""}).status_code == 200
    assert browse(lro).post(f"{request}/withdraw", {"reason": "Too early."}).status_code == 302
    assert "Too early." in browse(lro).get(address).content.decode()


def test_what_changed_after_it_was_asked_for_is_shown_and_can_only_be_refused(larch, lro, person, browse):
    approver = person("coordinator", "cheshire")
    request = asked_for(
        browse(lro), f"/threats/{larch.reference}/close", decision(approver, to="closed_dismantled")
    )
    with viewing(lro):
        recording.amend(threat=larch, opened=1, changes={"name": "Op Ash"}, by=lro, at=clock.read())
    page = browse(approver).get(request).content.decode()
    assert "Read what changed, then ask again" in page and "Op Larch" in page and "Op Ash" in page
    assert ">Refuse<" in re.sub(r"\s+", "", page) and ">Approve<" not in re.sub(r"\s+", "", page)
    answer = browse(approver).post(request, {"decision": "approve"})
    assert answer.status_code == 409 and "then ask again" in answer.content.decode()


def test_a_request_on_a_threat_of_another_force_is_no_page(larch, lro, person, browse):
    approver = person("coordinator", "cheshire")
    request = asked_for(
        browse(lro), f"/threats/{larch.reference}/close", decision(approver, to="closed_dismantled")
    )
    assert browse(person("coordinator", "merseyside")).get(request).status_code == 404


def test_the_page_as_known_on_a_day_shows_what_waited_then(larch, lro, person, browse):
    approver, address = person("coordinator", "cheshire"), f"/threats/{larch.reference}"
    request = asked_for(browse(lro), f"{address}/close", decision(approver, to="closed_dismantled"))
    with viewing(lro):
        found = queries.threat(larch.reference, as_of=(waited := clock.read()))
    approved(browse(approver), request)
    with viewing(lro):
        now = queries.threat(larch.reference)
        assert request_words.panel(lro, now, clock.read()) is None
        assert [line.waits for line in request_words.panel(lro, found, waited)["lines"]] == [True]


def test_nobody_approves_their_own_decision(larch, lro, browse):
    page = browse(lro).post(f"/threats/{larch.reference}/type", decision(lro, to="vulnerability"))
    assert page.status_code == 200
    with viewing(lro):
        assert Threat.objects.get(pk=larch.pk).kind == "ocg"


def test_a_decision_on_a_stale_page_keeps_the_words_and_decides_nothing(larch, lro, person, browse):
    approver = person("coordinator", "cheshire")
    with viewing(lro) as now:
        recording.amend(threat=larch, opened=1, changes={"name": "Op Ash"}, by=lro, at=now)
    page = (
        browse(lro)
        .post(f"/threats/{larch.reference}/type", decision(approver, to="vulnerability"))
        .content.decode()
    )
    assert "changed after you opened it" in page and "It is a line, not a group." in page


def test_a_merged_threat_is_counted_once_and_its_page_leads_on(larch, lro, person, register, browse):
    approver = person("coordinator", "cheshire")
    with viewing(lro) as now:
        stays = recording.add(facts=facts(register["cheshire"], name="Op Ash"), by=lro, at=now)
    request = asked_for(
        browse(lro), f"/threats/{larch.reference}/merge", decision(approver, into=stays.reference)
    )
    assert "2 threats" in browse(lro).get("/threats").content.decode()
    approved(browse(approver), request)
    browser = browse(lro)
    assert "1 threat" in browser.get("/threats").content.decode()
    assert f"Merged into {stays.reference}" in browser.get(f"/threats/{larch.reference}").content.decode()


def test_a_transferred_threat_leaves_the_old_owner_and_stays_in_its_past(
    larch, lro, person, register, browse
):
    approver, moderator = person("decider", "nwrocu_rocta"), person("moderator", "nwrocu_rocta")
    with viewing(lro) as before:
        pass
    request = asked_for(
        browse(moderator),
        f"/threats/{larch.reference}/transfer",
        decision(approver, to=str(register["merseyside"])),
    )
    approved(browse(approver), request)
    with viewing(lro):
        assert queries.threat(larch.reference) is None
        assert queries.threat(larch.reference, as_of=before).owner_agency_id == register["cheshire"]
    assert browse(person("lro", "merseyside")).get(f"/threats/{larch.reference}").status_code == 200


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
