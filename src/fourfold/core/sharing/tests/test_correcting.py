"""The source of a copy changes: it is marked, somebody decides, the partner is told, and nothing changes in silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from fourfold.core.access.viewers import viewing
from fourfold.core.sharing import copies
from fourfold.core.sharing.actions import correcting, receiving
from fourfold.core.sharing.models import Correction, Disclosure, Standing
from fourfold.core.sharing.tests.conftest import today
from fourfold.core.sharing.tests.test_sharing_pages import sent, shown
from fourfold.understanding.threats.actions import briefing, recording
from fourfold.understanding.threats.models import Brief, Threat


@pytest.fixture
def amend(coordinator, threat):
    """Changes facts of the threat."""

    def make(**changes):
        with viewing(coordinator) as now:
            found = Threat.objects.get(pk=threat.pk)
            recording.amend(threat=found, opened=found.edition, changes=changes, by=coordinator, at=now)

    return make


@pytest.fixture
def rewrite(coordinator, threat):
    """Writes the threat's brief anew."""

    def make(signs):
        with viewing(coordinator) as now:
            told = briefing.Told("", signs, "New faces on the stairs.", today() + timedelta(days=60))
            briefing.write(
                threat=threat, opened=Brief.objects.get().edition, told=told, by=coordinator, at=now
            )

    return make


def marked(by):
    with viewing(by):
        return [one.disclosure.copy for one in copies.changed(by)]


def test_a_change_of_what_went_marks_the_copy(gone, rewrite, lro, browse):
    assert marked(lro) == []
    rewrite("Doors locked at night.")
    assert marked(lro) == [gone.copy]
    assert "this copy says something else" in shown(browse(lro), f"/shared/{gone.copy}")
    assert "Shared, and changed since" in shown(browse(lro), "/")


def test_a_change_of_what_did_not_go_marks_nothing(gone, amend, lro):
    amend(summary="Another summary, which never went.")
    assert marked(lro) == []


def test_a_changed_name_marks_it_and_the_copy_stays_as_it_went(gone, amend, lro, clerk):
    amend(name="Op Sorrel")
    assert marked(lro) == [gone.copy]
    with viewing(clerk):
        assert Disclosure.objects.get().body == gone.body


def test_a_new_copy_goes_and_the_partner_is_told_until_they_acknowledge(
    gone, rewrite, browse, lro, clerk, council, threat
):
    rewrite("Doors locked at night.")
    address = f"/{threat.reference}/share?instead={gone.copy}"
    answer = sent(browse(lro), address, correction="Signs corrected.")
    assert answer.status_code == 302, answer.content.decode()
    assert marked(lro) == []
    with viewing(clerk):
        newer = Disclosure.objects.get().copy
    browser = browse(clerk)
    page = shown(browser, "/partner")
    assert "Signs corrected." in page and f"Use copy {newer} in place of copy {gone.copy}." in page
    assert "Doors locked at night." in shown(browser, f"/partner/shared/{newer}")
    shown(browser, f"/partner/shared/{gone.copy}", status=404)
    with viewing(clerk):
        number = Correction.objects.get().pk
    assert browser.post(f"/partner/corrections/{number}").status_code == 302
    assert "Signs corrected." not in shown(browser, "/partner")
    assert "The partner acknowledged it" in shown(browse(lro), f"/shared/{gone.copy}")


def test_without_words_of_what_was_corrected_nothing_goes(gone, rewrite, browse, lro, threat):
    rewrite("Doors locked at night.")
    answer = sent(browse(lro), f"/{threat.reference}/share?instead={gone.copy}", correction="")
    assert answer.status_code == 200 and "What was corrected" in answer.content.decode()
    with viewing(lro):
        assert Disclosure.objects.count() == 1


def test_a_withdrawn_copy_is_gone_and_says_why(gone, browse, lro, clerk):
    answer = browse(lro).post(f"/shared/{gone.copy}/withdraw", {"reason": "It was the wrong flat."})
    assert answer.status_code == 302
    browser = browse(clerk)
    page = shown(browser, "/partner")
    assert "It was the wrong flat." in page and "Destroy what you printed" in page
    shown(browser, f"/partner/shared/{gone.copy}", status=404)
    again = browse(lro).post(f"/shared/{gone.copy}/withdraw", {"reason": "Again."})
    assert "was withdrawn already" in again.content.decode()


def test_a_copy_may_stand_with_a_reason_until_its_record_changes_again(gone, rewrite, lro):
    rewrite("Doors locked at night.")
    with viewing(lro) as now:
        correcting.keep(disclosure=gone, reason="Both are seen.", by=lro, at=now)
    assert marked(lro) == []
    rewrite("Doors boarded up.")
    assert marked(lro) == [gone.copy]


def test_what_becomes_forbidden_marks_a_copy_too(gone, lro, coordinator, threat, register):
    """Somebody named in what went is linked as a witness afterwards."""
    from fourfold.data.entities import actions as entities
    from fourfold.understanding.threats.actions import people
    from fourfold.understanding.threats.actions.people import Part

    with viewing(coordinator) as now:
        subject = entities.add_person(
            name="Marigold", born_on=None, held_by=register["cheshire"], by=coordinator
        )
        part = Part("witness", "witness_or_other", "log 9 of Dunmere", "high")
        people.link(threat=threat, subject=subject, part=part, by=coordinator, at=now)
    assert marked(lro) == [gone.copy]


def test_nobody_else_acknowledges_a_correction(gone, lro, clerk, person):
    with viewing(lro) as now:
        correcting.withdraw(disclosure=gone, reason="Wrong.", by=lro, at=now)
    with viewing(lro) as now, pytest.raises(DatabaseError), transaction.atomic():
        Correction.objects.update(acknowledged_by_id=lro.user_id, acknowledged_at=now)
    stranger = person("partner", "warrington_council")
    with viewing(stranger):
        assert not Correction.objects.exists() and not Standing.objects.exists()
    with viewing(clerk) as now:
        receiving.acknowledge_correction(correction=Correction.objects.get(), by=clerk, at=now)
        assert copies.corrections(clerk) == []
