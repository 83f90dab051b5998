"""A decision on a threat on its pages: asked for by one person, approved or refused by another."""

from __future__ import annotations

import re

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.understanding.threats import queries, request_words
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Threat
from fourfold.understanding.threats.tests.decided import approved, asked_for, decision
from fourfold.understanding.threats.tests.test_pages import larch, lro
from fourfold.understanding.threats.tests.test_recording import facts

__all__ = ["larch", "lro"]


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
