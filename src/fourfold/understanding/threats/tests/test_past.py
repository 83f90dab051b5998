"""The past in detail: search by the words of then, reasons by request, comparing within the past, whole exports."""

from __future__ import annotations

import pytest
from django.db import connection

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.understanding.threats import changes
from fourfold.understanding.threats.actions import recording
from fourfold.understanding.threats.models import Decision, Threat
from fourfold.understanding.threats.tests.test_recording import facts


@pytest.fixture
def lro(person):
    return person("lro", "cheshire")


@pytest.fixture
def renamed(lro, register):
    """A threat that was renamed, and the moment before."""
    with viewing(lro) as now:
        larch = recording.add(facts=facts(register["cheshire"], name="Op Larch"), by=lro, at=now)
    before = clock.read()
    with viewing(lro) as now:
        recording.amend(threat=larch, opened=1, changes={"name": "Op Rowan"}, by=lro, at=now)
    return larch, before


def found(browser, words, as_of=""):
    query = f"?as_of={as_of:%Y-%m-%dT%H:%M:%S.%f}" if as_of else ""
    answer = browser.post(f"/threats/find{query}", {"words": words})
    return browser.get(answer["Location"]).content.decode()


def test_the_past_is_searched_by_the_words_that_stood_then(renamed, lro, browse):
    _, before = renamed
    browser = browse(lro)
    then = found(browser, "larch", before)
    assert "1 threat" in then and "Op Larch" in then and "Rowan" not in then
    assert "0 threats" in found(browser, "rowan", before)
    assert "1 threat" in found(browser, "rowan") and "0 threats" in found(browser, "larch")


def test_another_force_finds_nothing_in_the_past(renamed, person, browse):
    assert "0 threats" in found(browse(person("lro", "merseyside")), "larch", renamed[1])


def test_a_transferred_threat_is_found_in_the_past_by_its_owner_of_then(
    renamed, lro, person, register, browse
):
    larch, before = renamed
    with viewing(person("moderator", "nwrocu_rocta")):
        Threat.objects.filter(pk=larch.pk).update(owner_agency_id=register["merseyside"])
    assert "1 threat" in found(browse(lro), "larch", before)
    assert "0 threats" in found(browse(lro), "rowan")
    assert "1 threat" in found(browse(person("lro", "merseyside")), "rowan")


def test_an_export_of_a_search_holds_every_threat_that_the_list_counts(lro, register, browse):
    same = facts(register["cheshire"], name="Op Larch")
    with viewing(lro):
        Threat.objects.bulk_create(Threat(reference=f"NW-OCG-{n:05}", **same) for n in range(1100))
    browser = browse(lro)
    assert "1,100 threats" in found(browser, "larch")
    lines = b"".join(browser.get("/threats.csv?search=1").streaming_content).decode("utf-8-sig")
    assert (
        lines.count("NW-OCG-") == 1100 and "found by words" in lines and "larch" not in lines.split("\n")[3]
    )


def test_each_change_has_the_reason_of_its_own_request(renamed, lro, person):
    """Two decisions in one second, whose moments say nothing of which version is whose."""
    larch, approver = renamed[0], person("coordinator", "cheshire")
    at = clock.read()
    for reason, phase in (("First reason.", "closed_dismantled"), ("Second reason.", "pursue")):
        with viewing(lro):
            Decision.objects.create(
                threat=larch, act="close", before="", after="", reason=reason, evidence="log", what_becomes="x",
                check_on="2050-01-01", decided_by_id=lro.user_id, approved_by_id=approver.user_id, decided_at=at,
            )  # fmt: skip
            Threat.objects.filter(pk=larch.pk).update(phase=phase)
    with viewing(lro) as now:
        recording.amend(threat=larch, opened=2, changes={"lro": "DI Ellis"}, by=lro, at=now)
    with viewing(lro):
        assert [change.reason for change in changes.history(larch.pk)][:3] == [
            "", "Second reason.", "First reason."]  # fmt: skip


def test_a_page_of_the_past_compares_no_later_day(renamed, lro, browse):
    larch, before = renamed
    with connection.cursor() as cursor:
        cursor.execute("select advance_clock(fourfold_now() + interval '3 days')")
    day = clock.day_of(before)
    page = (
        browse(lro)
        .get(
            f"/threats/{larch.reference}/history",
            {
                "as_of": before.isoformat(),
                "first": day.isoformat(),
                "second": clock.day_of(clock.read()).isoformat(),
            },
        )
        .content.decode()
    )
    assert "or earlier" in page and "Op Rowan" not in page


def test_history_names_the_threat_that_one_was_merged_into(renamed, lro, register, person, browse):
    larch, _ = renamed
    with viewing(lro) as now:
        stays = recording.add(facts=facts(register["cheshire"], name="Op Ash"), by=lro, at=now)
    with viewing(lro):
        Threat.objects.filter(pk=larch.pk).update(merged_into=stays)
    address = f"/threats/{larch.reference}/history"
    assert f'href="/threats/{stays.reference}"' in browse(lro).get(address).content.decode()
    with viewing(person("moderator", "nwrocu_rocta")):
        Threat.objects.filter(pk=stays.pk).update(owner_agency_id=register["merseyside"])
    page = browse(lro).get(address).content.decode()
    assert "another threat" in page and stays.reference not in page


def test_a_page_without_a_past_says_that_it_shows_today(lro, browse):
    assert "It shows today." in browse(lro).get("/?as_of=2023-01-04").content.decode()
    assert "It shows today." not in browse(lro).get("/").content.decode()
