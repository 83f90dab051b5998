"""Challenges on their pages."""

from __future__ import annotations

from fourfold.core.access.viewers import viewing
from fourfold.core.ui.tests.reading import text


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
