"""The form as a page: nothing chosen beforehand, nothing typed is lost, and what is submitted was checked."""

from __future__ import annotations

import re

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.core.ui.tests.reading import text
from fourfold.understanding.assessments import queries
from fourfold.understanding.assessments.actions import adopting, writing
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.tests.conftest import LEVELS, answers


def fields(opened, reason="log 41", **changed):
    """A filled form as a browser sends it."""
    levels = {code: level for code, level in (LEVELS | changed).items() if level}
    return {
        "opened": opened,
        **{f"{code}-level": level for code, level in levels.items()},
        **{f"{code}-reason": reason for code, level in levels.items() if level != "not_known"},
        "physical-evidence": "log 41, log 52",
    }


def form(scene):
    return f"/threats/{scene.threat.reference}/assess"


@pytest.fixture
def begun(scene, browse):
    browse(scene.analyst).post(form(scene), {"act": "start"})
    with viewing(scene.analyst):
        return queries.open_assessment(scene.threat.pk)


def test_opening_the_page_starts_nothing(scene, browse):
    page = text(browse(scene.analyst).get(form(scene)))
    assert "Start the assessment" in page and "Tactical 1.2, illustrative" in page
    with viewing(scene.analyst):
        assert Assessment.objects.count() == 0


def test_a_first_form_has_nothing_chosen(scene, browse, begun):
    page = browse(scene.analyst).get(form(scene)).content.decode()
    assert 'type="radio"' in page and " checked" not in page
    assert "Not enough known for a tier" in page and "Illustrative" in page


def test_saving_an_incomplete_form_works_and_comes_back(scene, browse, begun):
    answer = browse(scene.analyst).post(
        form(scene),
        {"act": "save", "opened": begun.edition, "physical-level": "low", "frequency-reason": "log 9"},
    )
    assert answer.status_code == 302
    page = browse(scene.analyst).get(form(scene)).content.decode()
    assert re.search(r'value="low"\s+checked', page) and "log 9" in page


def test_the_result_stands_beside_the_words_without_scripts_and_nothing_is_saved(scene, browse, begun):
    page = text(browse(scene.analyst).post(form(scene), {"act": "work out", **fields(begun.edition)}))
    assert "Tier 4. Risk 15 of 120." in page and "log 41, log 52" in page
    with viewing(scene.analyst):
        assert queries.open_assessment(scene.threat.pk).answers == {}


def test_the_live_result_is_a_part_and_says_what_the_unknown_leaves_open(scene, browse, begun):
    part = text(browse(scene.analyst).post(form(scene) + "/result", fields(1, physical="not_known")))
    assert (
        "<html" not in part and "Confidence medium: 1 of 9 not known." in part
    ) or "1 of 9 not known" in part
    assert "If all highest: 24, Tier 3." in part
    with viewing(scene.analyst):
        assert queries.open_assessment(scene.threat.pk).answers == {}


def test_a_clash_keeps_the_words_and_shows_both(scene, browse, begun):
    with viewing(scene.analyst) as now:
        writing.save(assessment=begun, opened=begun.edition, answers=answers(physical="severe"),
                     by=scene.analyst, at=now)  # fmt: skip
    answer = browse(scene.analyst).post(
        form(scene), {"act": "save", **fields(begun.edition, "my words", physical="low")}
    )
    page = text(answer)
    assert answer.status_code == 409 and "Your words are kept" in page
    assert "my words" in page and "Saved elsewhere:</strong> <span data-typed>Severe" in page
    opened = re.search(r'name="opened" value="(\d+)"', page)[1]
    again = browse(scene.analyst).post(
        form(scene), {"act": "save", **fields(opened, "my words", physical="low")}
    )
    assert again.status_code == 302


def test_an_answer_that_is_none_of_the_choices_is_named_at_its_field(scene, browse, begun):
    answer = browse(scene.analyst).post(
        form(scene), {"act": "save", **fields(begun.edition, physical="dreadful")}
    )
    assert answer.status_code == 422 and 'href="#id_physical-level"' in answer.content.decode()
    assert "log 41" in answer.content.decode()


def test_what_is_missing_is_named_before_there_is_a_button_to_submit(scene, browse, begun):
    browser = browse(scene.analyst)
    browser.post(form(scene), {"act": "check", **fields(begun.edition, "", physical="")})
    page = text(browser.get(form(scene) + "/check"))
    assert "Choose an answer for Physical harm" in page and "Give a reason for Psychological harm" in page
    assert "Submit for moderation" not in page


def test_checking_then_submitting_hands_it_over(scene, browse, begun):
    browser = browse(scene.analyst)
    answer = browser.post(form(scene), {"act": "check", **fields(begun.edition)})
    assert answer["Location"].endswith("/assess/check")
    page = browser.get(answer["Location"]).content.decode()
    hidden = dict(re.findall(r'name="(opened|digest)" value="([^"]+)"', page))
    sent = browser.post(answer["Location"], {**hidden, "override-tier": "2", "override-reason": "A child."})
    assert sent.status_code == 302
    page = text(browser.get(sent["Location"]))
    assert "is submitted for moderation" in page and "Tier 2, set by A Rees" in page
    assert "it waits for moderation" in text(browser.get(form(scene)))


def test_an_override_without_a_reason_stays_on_the_page(scene, browse, begun):
    browser = browse(scene.analyst)
    browser.post(form(scene), {"act": "check", **fields(begun.edition)})
    page = browser.get(form(scene) + "/check").content.decode()
    hidden = dict(re.findall(r'name="(opened|digest)" value="([^"]+)"', page))
    answer = browser.post(form(scene) + "/check", {**hidden, "override-tier": "2"})
    assert answer.status_code == 422 and "Give a reason for a tier other" in text(answer)


def test_submitting_what_was_changed_since_the_check_is_refused_in_words(scene, browse, begun):
    browser = browse(scene.analyst)
    browser.post(form(scene), {"act": "check", **fields(begun.edition)})
    answer = browser.post(form(scene) + "/check", {"opened": begun.edition, "digest": "0" * 64})
    assert answer.status_code == 409 and "This changed after you checked it" in text(answer)


def test_on_a_second_round_the_answers_are_carried_and_say_so(scene, browse):
    scene.moderated()
    browser = browse(scene.analyst)
    browser.post(form(scene), {"act": "start"})
    page = text(browser.get(form(scene)))
    assert page.count("Carried from") == 12 and "Last assessor said" in page
    with viewing(scene.analyst):
        opened = queries.open_assessment(scene.threat.pk).edition
    page = text(browser.post(form(scene), {"act": "work out", **fields(opened, physical="severe")}))
    assert page.count("Carried from") == 11
    page = text(browser.post(form(scene), {"act": "work out", **fields(opened, "another reason")}))
    assert "Carried from" not in page


def test_a_colleague_is_offered_to_take_over_or_to_give_a_second_opinion(scene, browse, begun):
    browser = browse(scene.colleague)
    page = text(browser.get(form(scene)))
    assert "A Rees is writing an assessment" in page and "Take it over" in page
    assert browser.post(form(scene), {"act": "save", **fields(begun.edition)}).status_code == 409
    browser.post(form(scene), {"act": "take over"})
    assert "Check and submit" in text(browser.get(form(scene)))


def test_a_refused_save_still_shows_the_words(scene, browse, begun):
    page = text(browse(scene.colleague).post(form(scene), {"act": "save", **fields(begun.edition, "mine")}))
    assert "Somebody else is writing this assessment" in page and "mine" in page


def test_a_second_opinion_does_not_see_the_first_answers(scene, browse):
    one = scene.submitted()
    browser = browse(scene.colleague)
    page = browser.get(f"/assessments/{one.pk}/second").content.decode()
    assert " checked" not in page and "log 41<" not in page
    answer = browser.post(f"/assessments/{one.pk}/second", fields(0, physical="low"))
    assert "Your second opinion is kept" in text(browser.get(answer["Location"]))
    with viewing(scene.analyst):
        assert Assessment.objects.filter(second_to=one).count() == 1


def test_an_assessor_is_offered_no_second_opinion_on_their_own(scene, browse):
    one = scene.submitted()
    page = text(browse(scene.analyst).get(f"/assessments/{one.pk}/second"))
    assert "somebody else&#39;s" in page and "Keep my opinion" not in page


def test_an_lro_reads_and_does_not_write(scene, browse, person):
    one, officer = scene.submitted(), person("lro", "cheshire")
    assert browse(officer).get(form(scene)).status_code == 403
    page = text(browse(officer).get(f"/assessments/{one.pk}"))
    assert "Assessment 1 of NW-OCG-0001" in page and "Withdraw" not in page


def test_another_force_finds_no_page(scene, browse, person):
    one, other = scene.submitted(), person("analyst", "merseyside")
    for address in (form(scene), f"/assessments/{one.pk}", f"/assessments/{one.pk}/second",
                    f"/assessments/{one.pk}/challenge"):  # fmt: skip
        assert browse(other).get(address).status_code == 404, address


def test_withdrawing_asks_why_and_says_what_it_does(scene, browse):
    one = scene.moderated()
    browser = browse(scene.analyst)
    page = text(browser.get(f"/assessments/{one.pk}/withdraw"))
    assert "Without it the threat has no tier" in page
    assert "Fill in “Reason”" in text(browser.post(f"/assessments/{one.pk}/withdraw", {"reason": ""}))
    answer = browser.post(f"/assessments/{one.pk}/withdraw", {"reason": "Wrong threat."})
    assert "The assessment is withdrawn" in text(browser.get(answer["Location"]))


def test_a_draft_of_a_model_that_ended_says_so(scene, browse, begun):
    assert "no longer in force" not in text(browse(scene.analyst).get(form(scene)))
    older = shipped_models()["tactical-1.2.yaml"].replace("version: 1.2", "version: 1.1")
    older = older.replace("  from: 2022-04-01", "  from: 2021-04-01\n  to: 2022-03-31")
    with viewing(scene.decider) as now:
        file = adopting.adopt(text=older, by=scene.decider, at=now)
        Assessment.objects.filter(pk=begun.pk).update(model=file)
    assert "no longer in force" in text(browse(scene.analyst).get(form(scene)))
