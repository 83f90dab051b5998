"""An operation and the threats that it serves."""

from __future__ import annotations

from tests.api.rooms.sending import sent, soon


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
