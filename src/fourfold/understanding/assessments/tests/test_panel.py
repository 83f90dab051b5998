"""The part of a threat's page that says where its assessment stands."""

from __future__ import annotations

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.understanding.assessments import presenters
from fourfold.understanding.threats import queries as threats


def panel(scene, who, moment=None):
    with viewing(who) as now:
        subject = threats.threat(scene.threat.reference, as_of=moment)
        return presenters.panel(who, subject, moment or now)


def test_who_does_not_see_assessments_sees_no_panel(scene, person):
    assert panel(scene, person("frontline", "cheshire")) is None


def test_a_threat_without_an_assessment_offers_to_assess(scene):
    shown = panel(scene, scene.analyst)
    assert shown["record"] is None and shown["action"] == ("Assess", "/threats/NW-OCG-0001/assess")


def test_the_record_stands_in_one_sentence_with_who_and_when(scene):
    scene.moderated(physical="not_known")
    shown = panel(scene, scene.analyst)
    assert shown["standing"][:2] == ["Tier 4 worked out", "Risk 6 of 120"]
    assert "1 of 9 not known" in shown["standing"][2] and shown["standing"][3].startswith(
        "If all highest: 24"
    )
    assert shown["moderated"].startswith("Moderated by M Vale on ")


def test_an_open_draft_says_who_holds_it_and_the_record_stays(scene):
    scene.moderated()
    scene.draft(physical="severe")
    shown = panel(scene, scene.colleague)
    assert "A Rees is writing" in shown["open_words"] and shown["standing"][0] == "Tier 4 worked out"


def test_a_moderator_is_led_to_the_decision(scene):
    one = scene.submitted()
    assert panel(scene, scene.moderator)["action"] == ("Moderate", f"/moderation/{one.pk}")
    assert panel(scene, scene.analyst)["action"] is None


def test_the_past_shows_the_record_of_then_and_nothing_to_do(scene):
    one = scene.submitted()
    with viewing(scene.analyst):
        before = clock.read()
    scene.agree(one, scene.moderator)
    shown = panel(scene, scene.analyst, before)
    assert shown["record"] is None and shown["moderation"] == "submitted" and shown["action"] is None


def test_the_panel_stands_on_the_threats_page(scene, browse):
    scene.moderated()
    page = browse(scene.analyst).get("/threats/NW-OCG-0001").content.decode()
    assert "Tier 4 worked out" in page and "Risk 15 of 120" in page
