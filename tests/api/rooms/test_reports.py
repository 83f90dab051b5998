"""What an officer tells, and what became of it."""

from __future__ import annotations

from tests.api.rooms.sending import sent, soon


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
