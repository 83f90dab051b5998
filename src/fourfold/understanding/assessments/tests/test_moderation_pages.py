"""The queue and the decision: what changed, side by side, how long it waits; bound to exactly what was read."""

from __future__ import annotations

import re
from datetime import timedelta

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.core.ui.tests.reading import text
from fourfold.understanding.assessments import duties
from fourfold.understanding.assessments.actions import moderating, writing
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import recording


def digest_of(page):
    return re.search(r'name="digest" value="(\w+)"', page.content.decode())[1]


def test_the_decision_shows_last_submitted_and_second_with_nothing_chosen(scene, browse):
    scene.moderated()
    one = scene.submitted(physical="severe")
    with scene.acting(scene.colleague) as now:
        writing.second_opinion(
            assessment=one, answers=answers(physical="not_known"), by=scene.colleague, at=now
        )
    page = browse(scene.moderator).get(f"/moderation/{one.pk}")
    words = text(page)
    assert "Physical harm: was Serious, now Severe." in words
    assert "<strong>Severe</strong>" in words and "<strong>Not known</strong>" in words
    assert " checked" not in page.content.decode()
    assert "<details" in words and "Force habit" in words
    assert digest_of(page) == one.digest


def test_a_decision_must_be_chosen_and_a_return_says_why(scene, browse):
    one = scene.submitted()
    browser = browse(scene.moderator)
    digest = digest_of(browser.get(f"/moderation/{one.pk}"))
    assert "Choose Agree or Return." in text(browser.post(f"/moderation/{one.pk}", {"digest": digest}))
    answer = browser.post(f"/moderation/{one.pk}", {"digest": digest, "decision": "return", "reason": " "})
    assert answer.status_code == 422 and "Say what has to be mended" in text(answer)
    assert 'href="#id_reason"' in text(answer)


def test_agreeing_makes_the_record_and_leads_back_to_the_queue(scene, browse):
    one = scene.submitted()
    browser = browse(scene.moderator)
    digest = digest_of(browser.get(f"/moderation/{one.pk}"))
    answer = browser.post(f"/moderation/{one.pk}", {"digest": digest, "decision": "agree"})
    assert "NW-OCG-0001 is moderated." in text(browser.get(answer["Location"]))
    with viewing(scene.analyst):
        assert scene.fresh().assessment_of_record == one.pk
    assert browser.get(f"/moderation/{one.pk}")["Location"] == f"/assessments/{one.pk}"


def test_a_version_that_changed_after_it_was_opened_is_not_decided_and_says_what_changed(scene, browse):
    one = scene.submitted()
    browser = browse(scene.moderator)
    read = digest_of(browser.get(f"/moderation/{one.pk}"))
    with scene.acting(scene.moderator) as now:
        moderating.give_back(assessment=one, digest=read, reason="Mend.", by=scene.moderator, at=now)
    with scene.acting(scene.analyst) as now:
        writing.save(
            assessment=one, opened=one.edition, answers=answers(physical="low"), by=scene.analyst, at=now
        )
        writing.submit(assessment=one, by=scene.analyst, at=now)
    answer = browser.post(
        f"/moderation/{one.pk}", {"digest": read, "decision": "agree", "reason": "As I read."}
    )
    words = text(answer)
    assert answer.status_code == 409
    assert "This changed after you opened it. Read 1 change, then decide." in words
    assert "Physical harm: was Serious, now Low." in words and "As I read." in words
    assert digest_of(answer) != read


def test_a_threat_that_changed_after_the_submission_can_only_be_returned(scene, browse):
    one = scene.submitted()
    browser = browse(scene.moderator)
    read = digest_of(browser.get(f"/moderation/{one.pk}"))
    with scene.acting(scene.analyst) as now:
        recording.amend(threat=scene.threat, opened=scene.fresh().edition, changes={"main_area": "firearms"},
                        by=scene.analyst, at=now)  # fmt: skip
    answer = browser.post(f"/moderation/{one.pk}", {"digest": read, "decision": "agree"})
    assert "Threat areas of the threat has changed." in text(answer) and answer.status_code == 409
    page = browser.get(f"/moderation/{one.pk}")
    assert 'value="return"' in page.content.decode() and 'value="agree"' not in page.content.decode()
    answer = browser.post(
        f"/moderation/{one.pk}", {"digest": digest_of(page), "decision": "return", "reason": "Firearms now."}
    )
    assert answer.status_code == 302


def test_an_assessment_shows_its_version_its_acts_and_its_digest(scene, browse):
    one = scene.moderated()
    page = text(browse(scene.analyst).get(f"/assessments/{one.pk}"))
    assert one.digest in page and "This is the assessment of record" in page
    assert "Moderated, version" in page and "M Vale" in page and "Challenge the moderation" in page


def test_an_assessment_reads_as_it_was_known_on_a_past_moment(scene, browse):
    one = scene.submitted()
    with viewing(scene.analyst):
        before = clock.read()
    scene.agree(one, scene.moderator)
    browser = browse(scene.analyst)
    past = text(browser.get(f"/assessments/{one.pk}", {"as_of": before.isoformat()}))
    assert "PAST" in past and "not moderated" in past and "M Vale" not in past and "Withdraw" not in past
    earlier = (one.began_at - timedelta(seconds=1)).isoformat()
    assert browser.get(f"/assessments/{one.pk}", {"as_of": earlier}).status_code == 404


def test_home_lists_what_waits_for_each(scene, browse):
    one = scene.submitted()
    with scene.acting(scene.moderator) as now:
        tasks = duties.to_moderate(scene.moderator, now + timedelta(days=3))
        assert [(task.url, "waiting 3 days" in task.note) for task in tasks] == [
            (f"/moderation/{one.pk}", True)
        ]
    assert "Waiting for moderation" in text(browse(scene.moderator).get("/"))
    with scene.acting(scene.moderator) as now:
        moderating.give_back(assessment=one, digest=one.digest, reason="Mend.", by=scene.moderator, at=now)
    assert "Returned to you" in text(browse(scene.analyst).get("/"))
    browse(scene.coordinator).post(
        f"/assessments/{one.pk}/challenge", {"reason": "Both are logged.", "decider": scene.decider.user_id}
    )
    assert "Challenges to decide" in text(browse(scene.decider).get("/"))
