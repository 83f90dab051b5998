"""Disruptions: recorded, joined, amended, and how far they went."""

from __future__ import annotations

from tests.api.rooms.sending import sent, soon


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
