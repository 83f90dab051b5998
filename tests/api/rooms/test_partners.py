"""A partner's own system reads what was shared, acknowledges it, gives a result, and tells something."""

from __future__ import annotations

from tests.api.rooms.sending import sent


def test_a_partners_system_reads_answers_and_gives(records, in_role):
    partner, police = in_role("partner"), in_role("coordinator")
    listed = partner.get("/partner/shared").json()
    assert listed["count"] == len(listed["items"]) > 0
    code = records["sharing:received"]["copy"]
    copy = partner.get(f"/partner/shared/{code}").json()
    assert copy["shared_by"] == "cheshire" and copy["parts"] and copy["acknowledged_at"] is None
    assert sent(partner, f"/partner/shared/{code}/acknowledge", {})["acknowledged_at"]
    asked = partner.get("/partner/actions").json()["items"][0]
    path = f"/partner/actions/{asked['number']}/result"
    sent(partner, path, {"result": " "}, 409, opened=asked["edition"])
    assert sent(partner, path, {"result": "Locks changed."}, opened=asked["edition"])["done_at"]
    told = {"what": "A red van.", "to": "cheshire", "purpose": "safeguarding", "about": code,
            "conditions": ["this_purpose_only"]}  # fmt: skip
    made = sent(partner, "/partner/given", told, 201)
    assert made["conditions"] == ["this_purpose_only"] and made["about"].startswith("NW-")
    assert partner.get("/partner/given").json()["items"][0]["number"] == made["number"]
    assert sent(partner, "/partner/given", told | {"to": "merseyside"}, 422)
    assert sent(partner, "/partner/given", told | {"conditions": ["anything"]}, 422)
    assert police.get("/partner/shared").status_code == 403
    assert partner.get("/threats").status_code == 403
