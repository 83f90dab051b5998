"""The queue and the decision: what changed, side by side, how long it waits; bound to exactly what was read."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.understanding.assessments import duties
from fourfold.understanding.assessments.actions import moderating, writing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.tests.conftest import answers
from fourfold.understanding.threats.actions import recording


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def digest_of(page):
    return re.search(r'name="digest" value="(\w+)"', page.content.decode())[1]


def test_the_queue_says_what_changed_and_how_long_it_waits(scene, browse):
    scene.moderated()
    scene.submitted(physical="severe")
    page = text(browse(scene.moderator).get("/moderation"))
    assert "1 assessment to moderate" in page
    assert "1 answer; tier was 4, now 3" in page and "was 15" in page and "since today" in page
    assert "No second opinion" in page


def test_the_queue_and_its_file_mark_another_tier_that_is_asked_for(scene, browse):
    with scene.acting(scene.analyst) as now:
        draft = scene.draft()
        writing.submit(assessment=draft, by=scene.analyst, at=now, override=(2, "A child is at risk."))
    browser = browse(scene.moderator)
    assert "tier 2 asked for, 4 worked out" in text(browser.get("/moderation"))
    file = b"".join(browser.get("/moderation.csv").streaming_content).decode()
    assert "First assessment; tier 2 asked for, 4 worked out" in file


def test_a_first_assessment_and_a_second_opinion_are_told(scene, browse):
    one = scene.submitted()
    with scene.acting(scene.colleague) as now:
        writing.second_opinion(assessment=one, answers=answers(physical="low"), by=scene.colleague, at=now)
    page = text(browse(scene.moderator).get("/moderation"))
    assert "First assessment" in page and "1 of 12 differ" in page and "risk 9" in page


def test_ones_own_part_is_not_in_the_queue_but_counted(scene, browse):
    one = scene.draft()
    with scene.acting(scene.moderator):
        Assessment.objects.filter(pk=one.pk).update(assessor_id=scene.moderator.user_id)
    with scene.acting(scene.analyst) as now:
        writing.take_over(assessment=one, by=scene.analyst)
        writing.submit(assessment=one, by=scene.analyst, at=now)
    page = text(browse(scene.moderator).get("/moderation"))
    assert "0 assessments to moderate" in page and "1 more waits for another moderator" in page
    page = text(browse(scene.moderator).get(f"/moderation/{one.pk}"))
    assert "You had a part in this assessment" in page and 'name="decision"' not in page


@pytest.mark.parametrize(("query", "total"), [
    ("kind=ocg", 1), ("kind=vulnerability", 0), ("again=first", 1), ("again=again", 0), ("second=with", 0),
    ("second=without", 1), ("again=nonsense", 1), ("force=1", 0),
])  # fmt: skip
def test_the_queue_is_narrowed(scene, browse, query, total):
    scene.submitted()
    page = text(browse(scene.moderator).get(f"/moderation?{query}"))
    assert f"{total} assessment" in page


@pytest.mark.parametrize(
    "sort", ["reference", "force", "assessor", "submitted", "-risk", "waiting", "-waiting"]
)
def test_the_queue_sorts_by_every_header(scene, browse, sort):
    scene.submitted()
    assert "NW-OCG-0001" in text(browse(scene.moderator).get(f"/moderation?sort={sort}"))


def test_an_empty_queue_says_so(scene, browse):
    assert "Nothing to moderate." in text(browse(scene.moderator).get("/moderation"))


def test_the_queue_exports_the_same_rows(scene, browse):
    scene.submitted()
    browser = browse(scene.moderator)
    assert "NW-OCG-0001" in b"".join(browser.get("/moderation.csv").streaming_content).decode("utf-8-sig")
    assert b"".join(browser.get("/moderation.xlsx").streaming_content)[:2] == b"PK"


def test_an_analyst_does_not_see_the_queue(scene, browse):
    for address in ("/moderation", "/quality", "/models", "/moderation.csv"):
        assert browse(scene.analyst).get(address).status_code == 403


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


def test_a_return_is_challenged_and_decided_on_its_pages(scene, browse):
    one = scene.returned()
    browser = browse(scene.coordinator)
    assert "Challenge this return" in text(browser.get(f"/assessments/{one.pk}"))
    page = text(browser.get(f"/assessments/{one.pk}/challenge"))
    assert "Challenge the return of" in page and "P Quill" in page and "M Vale</option>" not in page
    assert "Say why you challenge it." in text(browser.post(f"/assessments/{one.pk}/challenge", {}))
    answer = browser.post(
        f"/assessments/{one.pk}/challenge", {"reason": "Both are logged.", "decider": scene.decider.user_id}
    )
    address = answer["Location"]
    page = text(browser.get(address))
    assert "The challenge waits for P Quill." in page and "P Quill decides." in page
    browser = browse(scene.decider)
    page = browser.get(address).content.decode()
    assert " checked" not in page and "The return stands" in page
    assert page.index("How it came about") < page.index("Answers") < page.index("The return stands")
    assert "Choose one of the two." in text(browser.post(address, {"reason": "Yes."}))
    browser.post(address, {"decision": "overturn", "reason": "They are."})
    page = text(browser.get(address))
    assert "Challenge to the return of" in page and "The moderation is overturned" not in page
    assert "The return is overturned: the assessment stands as submitted" in page
    assert "Challenge decided: the return is overturned, the assessment stands as submitted" in page
    assert "The return is overturned: the" in text(browser.get(f"/assessments/{one.pk}"))
    with viewing(scene.analyst):
        assert scene.fresh().assessment_of_record == one.pk


def test_a_challenge_is_not_decided_by_whoever_else_opens_it(scene, browse, person):
    one = scene.returned()
    answer = browse(scene.coordinator).post(
        f"/assessments/{one.pk}/challenge", {"reason": "Both are logged.", "decider": scene.decider.user_id}
    )
    refused = browse(scene.coordinator).post(answer["Location"], {"decision": "overturn", "reason": "Mine."})
    assert refused.status_code == 409 and "put to somebody else" in text(refused)


def test_what_cannot_be_challenged_says_why_and_offers_no_button(scene, browse):
    one = scene.submitted()
    page = text(browse(scene.coordinator).get(f"/assessments/{one.pk}/challenge"))
    assert "can be challenged" in page and "Send the challenge" not in page


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
