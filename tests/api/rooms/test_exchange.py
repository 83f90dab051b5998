"""The way to the national database and back."""

from __future__ import annotations

from typing import Any

import pytest

from fourfold.core.access.viewers import viewing
from fourfold.demo.national.database import NationalDatabase
from fourfold.reporting.exchange.models import Receipt, Sent, Upload
from fourfold.reporting.exchange.tests.conftest import exchange
from tests.api.rooms.sending import sent, uploaded

__all__ = ["exchange"]


@pytest.fixture
def region(exchange: Any, machine: Any) -> Any:
    """A machine of the region's unit, which enters for Cheshire; two threats wait in its outbox."""
    exchange.threat("Op Larch")
    exchange.threat("Op Elm")
    return machine(exchange.moderator)


def test_a_file_is_written_put_in_and_answered(region):
    outbox = region.get("/exchange/outbox", kind="threat").json()
    assert (outbox["count"], {one["state"] for one in outbox["items"]}) == (2, {"not_sent"})
    assert {(one["agency"], one["entered_by"], one["act"]) for one in outbox["items"]} == {
        ("cheshire", "nwrocu", "add")
    }
    made = sent(region, "/exchange/files", {"kind": "threat"}, 201)
    path = f"/exchange/files/{made['number']}"
    assert (made["state"], made["rows"], made["agency"]) == ("written", 2, "nwrocu")
    assert "Nothing waits" in sent(region, "/exchange/files", {"kind": "threat"}, 409)["detail"]
    file = region.get(f"{path}/rows.csv")
    assert file["Content-Type"].startswith("text/csv") and file.content.count(b"NW-OCG") == 2
    assert sent(region, f"{path}/put-in", {})["state"] == "put_in"
    assert "cannot be taken back" in sent(region, f"{path}/take-back", {"because": "a slip"}, 409)["detail"]
    receipt = NationalDatabase().take("threat", file.content)
    first, again = (uploaded(region, "/exchange/receipts", receipt, "receipt-1") for _each in range(2))
    assert (first.status_code, first.json()["accepted"], first.content) == (201, 2, again.content)
    assert again["Idempotent-Replay"] == "true"
    assert uploaded(region, "/exchange/receipts", receipt, "receipt-2").json()["taken_before"] is True
    taken = region.get(f"{path}/receipts").json()
    assert [(one["accepted"], one["refused"], one["taken_by"]) for one in taken["items"]] == [
        (2, 0, "M Vale")
    ]
    rows = region.get(f"{path}/rows").json()
    assert [one["accepted"] for one in rows["items"]] == [True, True]
    assert region.get("/exchange/outbox", kind="threat").json()["count"] == 0
    assert region.get("/exchange/outbox", kind="threat", state="accepted").json()["count"] == 2


def test_a_file_is_taken_back_before_it_is_put_in(region):
    made = sent(region, "/exchange/files", {"kind": "threat"}, 201)
    path = f"/exchange/files/{made['number']}/take-back"
    assert sent(region, path, {"because": " "}, 422)["errors"][0]["field"] == "because"
    assert sent(region, path, {"because": "a name is wrong"})["taken_back_because"] == "a name is wrong"
    assert region.get("/exchange/files").json()["items"][0]["state"] == "taken_back"


def test_the_outbox_and_the_rows_come_in_pages_that_skip_none(region):
    first = region.get("/exchange/outbox", limit=3, sort="reference").json()
    second = region.get("/exchange/outbox", limit=3, sort="reference", after=first["next"]).json()
    keys = [(one["kind"], one["reference"]) for one in (*first["items"], *second["items"])]
    assert (first["count"], len(keys), len(set(keys)), second["next"]) == (4, 4, 4, None)
    assert [reference for _kind, reference in keys] == sorted(reference for _kind, reference in keys)
    made = sent(region, "/exchange/files", {"kind": "threat"}, 201)
    rows = f"/exchange/files/{made['number']}/rows"
    one = region.get(rows, limit=1).json()
    other = region.get(rows, limit=1, after=one["next"]).json()
    assert {one["items"][0]["row"], other["items"][0]["row"]} == {
        f"{made['reference']}/1",
        f"{made['reference']}/2",
    }


@pytest.mark.parametrize(
    "asked",
    [{"state": "lost"}, {"kind": "person"}, {"agency": "atlantis"}, {"sort": "colour"}, {"only": "sent"}],
)
def test_a_filter_that_means_nothing_is_refused_in_words(asked, region):
    answer = region.get("/exchange/outbox", **asked)
    assert answer.status_code == 422 and answer.json()["errors"][0]["field"] in asked


def test_here_and_there_are_told_apart(region):
    made = sent(region, "/exchange/files", {"kind": "threat"}, 201)
    national = NationalDatabase()
    file = region.get(f"/exchange/files/{made['number']}/rows.csv").content
    uploaded(region, "/exchange/receipts", national.take("threat", file), "receipt")
    whole = national.export("threat")
    lost = whole.replace(b"Op Larch", b"Op Lurch")
    loaded = uploaded(region, "/exchange/lists", lost, "list", kind="threat")
    assert (loaded.status_code, loaded.json()["rows"]) == (201, 2), loaded.content
    listed = {
        one["agency"]: (one["kind"], one["rows"]) for one in region.get("/exchange/lists").json()["items"]
    }
    assert listed["cheshire"] == ("threat", 2) and listed["merseyside"] == ("threat", 0)
    found = region.get("/exchange/reconciliation").json()
    assert (found["count"], found["items"][0]["where"], found["items"][0]["state"]) == (
        1, "different", "accepted",
    )  # fmt: skip
    field = next(one for one in found["items"][0]["fields"] if one["here"] == "Op Larch")
    assert field["there"] == "Op Lurch"
    assert region.get("/exchange/reconciliation", where="there").json()["count"] == 0
    assert uploaded(region, "/exchange/lists", whole, "again", kind="threat").status_code == 201
    assert region.get("/exchange/reconciliation").json()["count"] == 0


@pytest.mark.parametrize("path", ["/exchange/receipts", "/exchange/lists"])
def test_a_file_that_is_none_of_theirs_is_refused_and_nothing_changes(path, region, exchange):
    form = {"kind": "threat"} if path.endswith("lists") else {}
    answer = uploaded(region, path, b"name,colour\nlarch,green\n", "wrong", **form)
    assert answer.status_code in (409, 422) and answer.json()["detail"]
    with viewing(exchange.moderator):
        assert (Receipt.objects.count(), Upload.objects.count(), Sent.objects.count()) == (0, 0, 0)


def test_who_may_send_nothing_is_refused(machine, region):
    officer = machine("frontline")
    assert officer.get("/exchange/outbox").status_code == 403
    assert officer.send("/exchange/files", {"kind": "threat"}).status_code == 403
    made = sent(region, "/exchange/files", {"kind": "threat"}, 201)
    stranger = machine("analyst", "merseyside")
    assert stranger.get(f"/exchange/files/{made['number']}").status_code == 404
    assert stranger.get("/exchange/outbox").json()["count"] == 0
