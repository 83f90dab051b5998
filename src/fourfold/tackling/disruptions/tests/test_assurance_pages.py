"""The pages of assurance: what stands on them, what they refuse, and that words survive."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import translation

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.tackling.disruptions import queries
from fourfold.tackling.disruptions.assurance import actions, assurers, meetings
from fourfold.tackling.disruptions.models import Decision, Disruption
from fourfold.tackling.disruptions.tests.conftest import a_threat, recorded


@pytest.fixture
def assurer(person, codes):
    return person("coordinator", "cheshire", "Q Bramwell")


@pytest.fixture
def chair(person, codes):
    return person("panel", "nwrocu", "A Penhale")


def shown(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_what_waits_stands_with_its_place_and_nothing_is_chosen_beforehand(browse, assurer, warrant, larch):
    browser = browse(assurer)
    page = shown(browser.get("/assurance"))
    assert "1 effect to agree" in page and warrant.reference in page and larch.reference in page
    assert f"{warrant.reference} {warrant.what}" in shown(browser.get("/"))
    page = shown(browser.get(f"/assurance/{warrant.reference}"))
    assert "1 of 1" in page and "Elm Street" in page and "checked" not in page
    file = b"".join(browser.get("/assurance.csv").streaming_content).decode()
    assert file.count(warrant.reference) == 1


def test_a_decision_leads_on_to_what_waits_and_the_record_shows_it(browse, assurer, warrant):
    browser = browse(assurer)
    sent = {"opened": warrant.edition, "decision": "moderate", "reason": ""}
    answer = browser.post(f"/assurance/{warrant.reference}", sent, follow=True)
    page = shown(answer)
    assert f"The effect of {warrant.reference} is agreed." in page and "No effect waits to be agreed." in page
    with viewing(assurer):
        assert Decision.objects.get().grade == "moderate"


def test_words_stay_where_the_decision_is_refused(browse, assurer, warrant):
    browser = browse(assurer)
    page = shown(
        browser.post(f"/assurance/{warrant.reference}", {"opened": warrant.edition, "reason": "Kept words"}),
        422,
    )
    assert "Choose the effect." in page and "Kept words" in page
    lower = {"opened": warrant.edition, "decision": "minor", "reason": ""}
    assert "Give the reason for your decision." in shown(
        browser.post(f"/assurance/{warrant.reference}", lower), 422
    )
    major = {"opened": warrant.edition, "decision": "major", "reason": "They are gone."}
    page = shown(browser.post(f"/assurance/{warrant.reference}", major), 422)
    assert "Only a panel gives this effect" in page and "They are gone." in page
    stale = {"opened": warrant.edition - 1, "decision": "moderate", "reason": "Read it"}
    assert "This changed after you opened it." in shown(
        browser.post(f"/assurance/{warrant.reference}", stale), 422
    )


def test_whoever_led_it_reads_why_and_finds_no_button(browse, coordinator, warrant):
    page = shown(browse(coordinator).get(f"/assurance/{warrant.reference}"))
    assert "led this event and cannot decide it." in page and '<form method="post" novalidate' not in page


def test_what_does_not_count_says_so_and_offers_no_button_that_ends_in_a_refusal(
    browse, assurer, coordinator, register
):
    loose = recorded(coordinator, register["cheshire"])
    page = shown(browse(assurer).get(f"/assurance/{loose.reference}"))
    assert "not counted by itself" in page and '<form method="post" novalidate' not in page
    assert f"/assurance/{loose.reference}" not in shown(
        browse(assurer).get(f"/disruptions/{loose.reference}")
    )


def test_where_no_rule_says_who_decides_the_page_says_so(browse, assurer, warrant, monkeypatch):
    monkeypatch.setattr(assurers, "rules", lambda: ())
    page = shown(browse(assurer).get(f"/assurance/{warrant.reference}"))
    assert "No rule in force says who assures this." in page


def test_another_force_finds_no_page(browse, other, warrant):
    shown(browse(other).get(f"/assurance/{warrant.reference}"), 404)


def test_a_panel_meets_decides_and_signs(browse, coordinator, larch, chair, register):
    big = recorded(
        coordinator,
        register["cheshire"],
        larch.reference,
        claimed="major",
        could_before="Sell in three towns",
    )
    browser = browse(chair)
    wrong = shown(
        browser.post("/assurance/panels", {"held_on": "1/1/2999", "members": "A Penhale\nB Orme"}), 422
    )
    assert "That day is after today." in wrong and "B Orme" in wrong
    with viewing(chair) as now:
        today = clock.day_of(now)
    made = browser.post(
        "/assurance/panels",
        {"held_on": f"{today.day}/{today.month}/{today.year}", "members": "A Penhale\nB Orme"},
    )
    page = shown(browser.get(made.headers["Location"]))
    assert "1 paper waits" in page and "Sell in three towns" in page
    number = made.headers["Location"].rsplit("/", 1)[1]
    shown(
        browser.post(
            f"/assurance/{big.reference}",
            {"opened": big.edition, "decision": "major", "meeting": number},
            follow=True,
        )
    )
    page = shown(browser.get(made.headers["Location"]))
    assert "1 decision" in page and "Digest of exactly these decisions" in page and "Signed" in page


def test_who_sat_is_read_in_the_readers_language_whoever_decided(
    browse, assurer, chair, coordinator, larch, register
):
    big = recorded(coordinator, register["cheshire"], larch.reference, claimed="major")
    with viewing(chair) as now, translation.override("cy"):
        meeting = actions.open_meeting(
            held_on=clock.day_of(now), members="A Penhale\nB Orme", by=chair, at=now
        )
        actions.decide(disruption=big, opened=1, grade="major", meeting=meeting, by=chair, at=now)
    page = shown(browse(assurer).get(f"/assurance/{big.reference}"))
    assert "Panel of " in page and "A Penhale, B Orme" in page
    assert meetings.in_words("Panel of 4 May 2023: A Penhale") == "Panel of 4 May 2023: A Penhale"


def test_the_question_is_asked_answered_and_counted(browse, coordinator, register):
    with viewing(coordinator) as now:
        ago = clock.day_of(now) - timedelta(days=40)
    threat = a_threat(coordinator, register["cheshire"], name="Op Elm")
    old = recorded(coordinator, register["cheshire"], threat.reference, event_on=ago, tactics=["vehicles"])
    with viewing(coordinator):
        Disruption.objects.filter(pk=old.pk).update(
            tactics=["vehicles", "Closure order"]
        )  # as a file may say it
    browser = browse(coordinator)
    assert "1 question is due" in shown(browser.get("/assurance/to-follow"))
    assert "is the group back" in shown(browser.get("/"))
    page = shown(browser.get(f"/assurance/{old.reference}/lasted"))
    assert "This is the question of 30 days." in page
    assert "Choose one of the three." in shown(
        browser.post(f"/assurance/{old.reference}/lasted", {"opened": old.edition}), 422
    )
    browser.post(
        f"/assurance/{old.reference}/lasted", {"opened": old.edition, "back": "no", "note": "log 41"}
    )
    assert "No question is due." in shown(browser.get("/assurance/to-follow"))
    page = shown(browser.get("/assurance/lasting"))
    assert "Vehicles" in page and "n 1" in page and "By effect" in page
    assert "own words, 30" in page, "what a sender wrote in words of its own is not left out"
    with viewing(coordinator):
        assert queries.disruption(old.reference).edition == Disruption.objects.get(pk=old.pk).edition


def test_the_record_says_who_agreed_its_effect_and_whether_it_lasted(browse, assurer, coordinator, warrant):
    with viewing(assurer) as now:
        actions.decide(disruption=warrant, opened=warrant.edition, grade="moderate", by=assurer, at=now)
    page = shown(browse(coordinator).get(f"/disruptions/{warrant.reference}"))
    assert "Moderate, decided by Q Bramwell" in page
