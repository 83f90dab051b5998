"""What people do on pages, done by machines: each room from its first record to its last, by the roles that do it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fourfold.core.access.viewers import viewing
from fourfold.core.api.tests.conftest import new_threat
from fourfold.core.history import clock
from fourfold.data.sources.tests.cheshire import row, written
from fourfold.understanding.assessments.actions import adopting
from fourfold.understanding.assessments.models_shipped import shipped_models
from fourfold.understanding.assessments.tests.conftest import LEVELS

__all__ = ["new_threat"]
ANSWERS = {
    code: {"level": level, "reason": "log 41", "evidence": ["log 41"]} for code, level in LEVELS.items()
}


def sent(machine: Any, path: str, body: Any, status: int = 200, **more: Any) -> Any:
    """The answer to a write that must be answered so."""
    answer = machine.send(path, body, **more)
    assert answer.status_code == status, answer.content
    return answer.json()


def soon(days: int = 30) -> str:
    return (clock.day_of(clock.read()) + timedelta(days=days)).isoformat()


@pytest.fixture
def larch(in_role: Any, new_threat: Any) -> str:
    """A threat of Cheshire's, recorded by a machine."""
    return str(sent(in_role("coordinator"), "/threats", new_threat, 201)["reference"])


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


def test_an_assessment_from_its_beginning_to_the_record(in_role, larch):
    assessor, moderator = in_role("analyst"), in_role("moderator")
    with viewing(moderator.viewer) as now:
        for text in shipped_models().values():
            adopting.adopt(text=text, by=moderator.viewer, at=now)
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


def test_an_operation_serves_a_threat(in_role, larch):
    one = in_role("coordinator")
    facts = {"name": "Operation Alder", "sio": "DS Marrow", "level": "level_2", "why_here": "It starts here."}
    assert sent(one, "/operations", facts | {"owner": "cheshire", "starts_on": soon(-9)}, 409)
    facts["financial_investigator"] = "F. Tallis"
    made = sent(one, "/operations", facts | {"owner": "cheshire", "starts_on": soon(-9)}, 201)
    path = f"/operations/{made['number']}"
    served = sent(one, f"{path}/serves", {"reference": larch.lower(), "starts_on": soon(-5)}, 201)
    assert [each["reference"] for each in served["serves"]] == [larch]
    assert sent(one, path, facts | {"sio": "DI Moss"}, method="PUT", opened=1)["sio"] == "DI Moss"
    assert sent(one, path, facts, 412, method="PUT", opened=1)["current"]["sio"] == "DI Moss"
    assert sent(one, f"{path}/end", {"ends_on": soon(-1)}, opened=2)["serves"][0]["ends_on"] == soon(-1)
    assert one.get("/operations", state="ended").json()["count"] == 1


def test_a_file_is_tried_loaded_and_what_is_held_back_is_settled(in_role, settings, tmp_path):
    settings.SPOOL = tmp_path / "spool"
    one = in_role("analyst")
    content = written(row(1), row(2, Event_date="soon"))
    headers = {"Authorization": f"Bearer {one.key}", "Idempotency-Key": "file-1"}
    form = {"column_map": "threats_cheshire", "file": SimpleUploadedFile("cheshire.csv", content)}
    made, again = (
        Client(headers=headers).post(
            "/api/v1/batches", form | {"file": SimpleUploadedFile("cheshire.csv", content)}
        )
        for _each in range(2)
    )
    assert (made.status_code, made.content) == (201, again.content), made.content
    number = made.json()["number"]
    assert (made.json()["state"], made.json()["added"], made.json()["held"]) == ("tried", 1, 1)
    assert sent(one, f"/batches/{number}/load", {})["state"] == "loaded"
    held = one.get(f"/batches/{number}/held").json()
    assert (held["count"], held["items"][0]["row"]) == (1, 3) and "soon" in held["items"][0]["cells"]
    settled = sent(one, f"/batches/{number}/held/3/settle", {"how": "set aside", "reason": "a slip"})
    assert settled["state"] == "set aside"
    assert sent(one, f"/batches/{number}/held/3/settle", {"how": "set aside", "reason": "a slip"}, 409)
    assert one.get(f"/batches/{number}").json()["waiting"] == 0


def test_an_extract_is_the_same_again(in_role, new_threat):
    one = in_role("coordinator")
    reference = sent(one, "/threats", new_threat, 201)["reference"]
    code = next(
        each["code"] for each in one.get("/extracts/definitions").json()["items"] if "master" in each["code"]
    )
    first = sent(one, "/extracts/runs", {"definition": code}, 201)
    again = sent(one, f"/extracts/runs/{first['number']}/again", {}, 201)
    assert (first["digest"], again["repeats"]) == (again["digest"], first["number"])
    assert one.get(f"/extracts/runs/{first['number']}").json()["proved"] is True
    files = [b"".join(one.get(f"/extracts/runs/{first['number']}/rows.{each}").streaming_content)
             for each in ("csv", "ndjson")]  # fmt: skip
    assert (
        files[0].startswith(b"\xef\xbb\xbf# Marking") and reference.encode() not in files[1]
    )  # not moderated
    compared = one.get(f"/extracts/runs/{first['number']}/compare", other=again["number"]).json()
    assert (compared["count"], compared["withheld"]) == (0, 0)
    assert sent(one, "/extracts/runs", {"definition": "cheese"}, 422)


def test_two_agencies_record_one_event(in_role, machine, larch):
    one, other, region = in_role("coordinator"), machine("coordinator", "merseyside"), in_role("moderator")
    event = {"what": "Warrant at Elm Street.", "event_on": soon(-3), "main_p": "pursue", "lead": "cheshire",
             "claimed": "moderate", "threats": [larch], "results": [{"kind": "arrests", "amount": 2}]}  # fmt: skip
    first = sent(one, "/disruptions", event, 201)
    assert (first["counted"], first["threats"], first["results"][0]["amount"]) == (True, [larch], 2.0)
    alike = sent(one, "/disruptions", event, 409)
    assert alike["errors"][0]["detail"] == first["reference"]
    assert sent(one, "/disruptions", event | {"results": [{"kind": "cheese", "amount": 1}]}, 422)
    second = sent(other, "/disruptions", event | {"lead": "merseyside", "is_another_event": True}, 201)
    assert (second["threats"], second["threats_given"]) == ([], [larch])
    assert other.get(f"/disruptions/{first['reference']}").status_code == 404
    reason = {"reason": "one warrant"}
    joined = sent(region, f"/disruptions/{second['reference']}/join", {"into": first["reference"], **reason})
    assert (joined["joined_into"], joined["counted"]) == (first["reference"], False)
    assert one.get("/disruptions", state="counted").json()["count"] == 1
    parted = sent(region, f"/disruptions/{second['reference']}/part", reason)
    assert parted["joined_into"] is None
    changed = one.get(f"/disruptions/{first['reference']}").json()
    path = f"/disruptions/{first['reference']}"
    amended = sent(one, path, {"place": "Dunmere"}, method="PATCH", opened=changed["edition"])
    assert (amended["place"], amended["results"], amended["threats"]) == (
        "Dunmere",
        first["results"],
        [larch],
    )
    assert (
        sent(one, path, {"place": "Elm"}, 412, method="PATCH", opened=changed["edition"])["current"]["place"]
        == "Dunmere"
    )
    gone = sent(one, f"{path}/withdraw", {"reason": "a slip"}, opened=amended["edition"])
    assert gone["withdrawn"] and not gone["counted"]


def test_an_officer_is_told_what_became_of_a_report(in_role, machine):
    officer, settler = in_role("frontline"), in_role("coordinator")
    told = {"what": "Stopped a car at Elm Street.", "happened_on": soon(-1)}
    assert sent(officer, "/reports", told | {"happened_on": soon(1)}, 422)
    report = sent(officer, "/reports", told, 201)
    assert machine("frontline").get(f"/reports/{report['reference']}").status_code == 404
    assert settler.get("/reports/inbox").json()["count"] == 1
    path = f"/reports/{report['reference']}/settle"
    answer = {"state": "answered", "answer": "Known to us, thank you."}
    assert sent(settler, path, {"state": "answered"}, 409, opened=1)
    assert sent(settler, path, answer, opened=1)["state"] == "answered"
    assert sent(settler, path, answer, 412, opened=1)["current"]["answer"] == answer["answer"]
    assert officer.get("/reports").json()["items"][0]["answer"] == answer["answer"]


def test_an_effect_is_agreed_by_somebody_who_did_not_lead_it(in_role, machine, larch):
    one, other = in_role("coordinator"), machine("coordinator", "cheshire")
    event = {"what": "Warrant at Elm Street.", "event_on": soon(-3), "main_p": "pursue", "lead": "cheshire",
             "claimed": "moderate", "threats": [larch]}  # fmt: skip
    path = f"/disruptions/{sent(one, '/disruptions', event, 201)['reference']}"
    assert [each["claimed"] for each in other.get("/assurance").json()["items"]] == ["moderate"]
    assert sent(one, f"{path}/assure", {"grade": "minor", "reason": "smaller"}, 409, opened=1)
    assert sent(other, f"{path}/assure", {"grade": "minor"}, 409, opened=1)
    agreed = sent(other, f"{path}/assure", {"grade": "minor", "reason": "smaller"}, opened=1)
    assert (agreed["assured"], agreed["grade"]) == ("minor", "minor")
    assert sent(other, f"{path}/assure", {"grade": "minor"}, 412, opened=1)["current"]["assured"] == "minor"
    assert sent(one, f"{path}/lasted", {"back": "perhaps"}, 422, opened=2)
    assert sent(one, f"{path}/lasted", {"back": "yes"}, 409, opened=2)  # nothing is asked before 30 days


def test_a_row_held_back_is_mended(in_role, settings, tmp_path):
    settings.SPOOL = tmp_path / "spool"
    one = in_role("analyst")
    content = written(row(1), row(2, Event_date="soon"))
    headers = {"Authorization": f"Bearer {one.key}", "Idempotency-Key": "file-2"}
    form = {"column_map": "threats_cheshire", "file": SimpleUploadedFile("cheshire.csv", content)}
    number = Client(headers=headers).post("/api/v1/batches", form).json()["number"]
    sent(one, f"/batches/{number}/load", {})
    path = f"/batches/{number}/held/3"
    held, headings = one.get(path).json(), one.get(f"/batches/{number}/held").json()["headings"]
    at = held["cells"].index("soon")
    assert sent(one, f"{path}/mend", {"cells": held["cells"], "reason": "as it was"}, 422)["errors"][0][
        "field"
    ] == headings[at]  # fmt: skip
    assert one.get(path).json()["state"] == "held"
    short = sent(one, f"{path}/mend", {"cells": held["cells"][1:], "reason": "short"}, 422)
    assert short["errors"][0]["detail"] == "Send a cell for each heading of the file, in their order."
    good = [*held["cells"][:at], "04/01/2023", *held["cells"][at + 1 :]]
    assert sent(one, f"{path}/mend", {"cells": good, "reason": " "}, 422)["errors"][0]["field"] == "reason"
    odd = [*held["cells"][:at], "4\x01", *held["cells"][at + 1 :]]
    assert (
        sent(one, f"{path}/mend", {"cells": odd, "reason": "odd"}, 422)["errors"][0]["field"] == f"cells.{at}"
    )
    mended = sent(one, f"{path}/mend", {"cells": good, "reason": "the sender said so"}, once="mend-1")
    assert (mended["state"], mended["mended"][at], mended["cells"][at]) == ("mended", "04/01/2023", "soon")
    assert sent(one, f"{path}/mend", {"cells": good, "reason": "the sender said so"}, once="mend-1") == mended
    assert sent(one, f"{path}/mend", {"cells": good, "reason": "twice"}, 409)
    assert one.get("/threats").json()["count"] == 2
    assert in_role("coordinator").send(f"{path}/mend", {"cells": good, "reason": "x"}).status_code == 403


@pytest.fixture
def moderated(in_role, larch) -> int:
    """The number of the assessment of record of a threat of Cheshire's."""
    assessor, moderator = in_role("analyst"), in_role("moderator")
    with viewing(moderator.viewer) as now:
        for text in shipped_models().values():
            adopting.adopt(text=text, by=moderator.viewer, at=now)
    begun = sent(assessor, f"/threats/{larch}/assessments", {}, 201)
    path = f"/assessments/{begun['number']}"
    saved = sent(assessor, f"{path}/answers", {"answers": ANSWERS}, method="PUT", opened=begun["edition"])
    submitted = sent(assessor, f"{path}/submit", {}, opened=saved["edition"])
    return int(sent(moderator, f"{path}/agree", {"digest": submitted["digest"]})["number"])


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
