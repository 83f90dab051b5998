"""An assessment: written, moderated, challenged, and a second beside it."""

from __future__ import annotations

import pytest

from fourfold.understanding.assessments.tests.conftest import LEVELS, adopted
from tests.api.rooms.sending import sent

__all__ = ["adopted"]

ANSWERS = {
    code: {"level": level, "reason": "log 41", "evidence": ["log 41"]} for code, level in LEVELS.items()
}


@pytest.fixture
def moderated(in_role, larch, adopted) -> int:
    """The number of the assessment of record of a threat of Cheshire's."""
    assessor, moderator = in_role("analyst"), in_role("moderator")
    begun = sent(assessor, f"/threats/{larch}/assessments", {}, 201)
    path = f"/assessments/{begun['number']}"
    saved = sent(assessor, f"{path}/answers", {"answers": ANSWERS}, method="PUT", opened=begun["edition"])
    submitted = sent(assessor, f"{path}/submit", {}, opened=saved["edition"])
    return int(sent(moderator, f"{path}/agree", {"digest": submitted["digest"]})["number"])


def test_an_assessment_from_its_beginning_to_the_record(in_role, larch, adopted):
    assessor, moderator = in_role("analyst"), in_role("moderator")
    known = {one["code"] for one in assessor.get("/assessments/model").json()["criteria"]}
    assert set(LEVELS) == known
    begun = sent(assessor, f"/threats/{larch}/assessments", {}, 201)
    path = f"/assessments/{begun['number']}"
    assert sent(
        assessor, f"{path}/answers", {"answers": {"cheese": {}}}, 422, method="PUT", opened=begun["edition"]
    )
    saved = sent(assessor, f"{path}/answers", {"answers": ANSWERS}, method="PUT", opened=begun["edition"])
    clash = sent(
        assessor, f"{path}/answers", {"answers": ANSWERS}, 412, method="PUT", opened=begun["edition"]
    )
    assert clash["current"]["answers"]["physical"]["level"] == LEVELS["physical"]
    submitted = sent(assessor, f"{path}/submit", {}, opened=saved["edition"])
    assert assessor.send(f"{path}/agree", {"digest": submitted["digest"]}).status_code == 403
    assert sent(moderator, f"{path}/agree", {"digest": "0" * 64}, 409)
    agreed = sent(moderator, f"{path}/agree", {"digest": submitted["digest"]})
    assert (agreed["state"], agreed["of_record"]) == ("moderated", True)
    assert assessor.get(f"/threats/{larch}/assessment").json()["tier"] == agreed["tier"] is not None


def test_a_moderation_is_challenged_and_decided_by_somebody_without_a_part_in_it(in_role, moderated):
    force, head, path = in_role("coordinator"), in_role("decider"), f"/assessments/{moderated}"
    names = force.get(f"{path}/deciders").json()["items"]
    assert head.viewer.user_id in {one["number"] for one in names}
    given = {"reason": "The evidence of log 41 was left out.", "decider": head.viewer.user_id}
    wrong = given | {"decider": in_role("moderator").viewer.user_id}
    assert sent(force, f"{path}/challenges", wrong, 422)["errors"][0]["field"] == "decider"
    raised = sent(force, f"{path}/challenges", given, 201)
    assert (raised["outcome"], raised["decider"], raised["assessment"]) == ("", head.viewer.name, moderated)
    assert "waiting for its decision already" in sent(force, f"{path}/challenges", given, 409)["detail"]
    assert [one["number"] for one in head.get("/challenges").json()["items"]] == [raised["number"]]
    decide = f"/challenges/{raised['number']}/decide"
    assert force.send(decide, {"decision": "uphold", "reason": "x"}).status_code == 403
    assert sent(head, decide, {"decision": "perhaps", "reason": "x"}, 422)
    decided = sent(head, decide, {"decision": "overturn", "reason": "It was."})
    assert (decided["outcome"], decided["decided_reason"]) == ("overturned", "It was.")
    assert sent(head, decide, {"decision": "overturn", "reason": "It was."}, 409)
    assert force.get(f"{path}/challenges").json()["items"] == [decided]
    assert force.get(f"/challenges/{raised['number']}").json() == decided
    assert head.get("/challenges").json()["count"] == 0


def test_a_second_opinion_is_kept_beside_the_first(in_role, machine, moderated):
    path, other = f"/assessments/{moderated}/seconds", machine("analyst")
    assert "somebody else's" in sent(in_role("analyst"), path, {"answers": ANSWERS}, 409)["detail"]
    assert sent(other, path, {"answers": {"cheese": {}}}, 422)
    kept = sent(other, path, {"answers": ANSWERS}, 201)
    assert (kept["assessor"], kept["of_record"]) == (other.viewer.name, False)
    again = sent(other, path, {"answers": ANSWERS}, 201)
    assert again["number"] == kept["number"] != moderated
    found = in_role("moderator").get(path).json()
    assert [one["number"] for one in found["items"]] == [kept["number"]]
    assert machine("analyst", "merseyside").get(path).status_code == 404
