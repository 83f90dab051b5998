"""People of a threat, what officers are told of it, and decisions on it."""

from __future__ import annotations

from tests.api.rooms.sending import sent, soon


def test_people_of_a_threat(in_role, larch):
    person = {
        "name": "Tam Oswin",
        "role": "member",
        "category": "suspect",
        "source": "log 41",
        "confidence": "low",
    }
    one = in_role("analyst")
    young = person | {"born_on": soon(-365 * 15)}
    refused = sent(one, f"/threats/{larch}/people", young, 422)
    assert [fault["field"] for fault in refused["errors"]] == ["check_outcome"]
    linked = sent(one, f"/threats/{larch}/people", person, 201)["items"][0]
    assert (linked["name"], linked["person"][:2]) == ("Tam Oswin", "P-")
    ended = sent(
        one, f"/threats/{larch}/people/{linked['link']}/end", {"ends_on": soon(0), "reason": "moved away"}
    )
    assert ended["items"][0]["ended_because"] == "moved away"


def test_a_decision_is_asked_for_and_approved_by_somebody_else(in_role, larch):
    asker, approver = in_role("coordinator"), in_role("moderator")
    able = asker.get(f"/threats/{larch}/approvers", act="close").json()["items"]
    number = next(one["number"] for one in able if one["number"] == approver.viewer.user_id)
    grounds = {"act": "close", "to": "closed_dismantled", "reason": "gone", "evidence": "log 41",
               "what_becomes": "nothing", "approver": number, "check_on": soon()}  # fmt: skip
    phases = [
        one["code"]
        for one in asker.get("/codes", list_name="phase").json()["items"]
        if "closed" in one["code"]
    ]
    grounds["to"] = phases[0]
    asked = sent(asker, f"/threats/{larch}/requests", grounds, 201, opened=1)
    path = f"/threats/{larch}/requests/{asked['number']}"
    assert asker.send(f"{path}/approve", {}).status_code == 403
    assert sent(approver, f"{path}/approve", {})["outcome"] == "approved"
    assert sent(approver, f"{path}/approve", {}, 409)["detail"].endswith("has approved this already.")
    assert asker.get(f"/threats/{larch}").json()["phase"] == phases[0]
    assert asker.get(f"/threats/{larch}/history").json()["items"][0]["title"] == "Closed"


def test_a_brief(in_role, larch):
    one, officer = in_role("lro"), in_role("frontline")
    assert officer.get(f"/threats/{larch}/brief").status_code == 404
    brief = {"safety": "Dogs.", "signs": "Lights at night.", "to_report": "Vehicles.", "review_on": soon()}
    assert sent(one, f"/threats/{larch}/brief", brief, method="PUT", opened=0)["edition"] == 1
    assert (
        sent(one, f"/threats/{larch}/brief", brief, 412, method="PUT", opened=0)["current"]["safety"]
        == "Dogs."
    )
    assert officer.get("/local").json()["items"][0]["brief"]["signs"] == "Lights at night."
