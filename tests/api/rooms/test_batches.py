"""A file: tried and loaded, and its rows that were held back mended or settled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fourfold.data.sources.tests.cheshire import row, written
from tests.api.rooms.sending import sent, uploaded


@pytest.fixture
def one(in_role: Any, settings: Any, tmp_path: Path) -> Any:
    """An analyst's machine."""
    settings.SPOOL = tmp_path / "spool"
    return in_role("analyst")


@pytest.fixture
def content() -> bytes:
    """A file with a good row and one whose day is none."""
    return written(row(1), row(2, Event_date="soon"))


def test_a_file_is_tried_loaded_and_what_is_held_back_is_settled(one, content):
    made, again = (
        uploaded(one, "/batches", content, "file-1", column_map="threats_cheshire") for _each in range(2)
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


def test_a_row_held_back_is_mended(in_role, one, content):
    number = uploaded(one, "/batches", content, "file-2", column_map="threats_cheshire").json()["number"]
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
