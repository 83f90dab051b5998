"""An extract, run and run again."""

from __future__ import annotations

from tests.api.rooms.sending import sent


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
