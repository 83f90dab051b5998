"""Text that the database cannot keep is refused at its field, by every operation that takes text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fourfold.core.api import description
from tests.api.conftest import able, known
from tests.api.test_scope import path_of

NUL = "log\x0041"


def texts(schema: dict[str, Any], parts: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each field of a body that takes text or a list of texts, with such a text."""
    for name, said in parts[schema["$ref"].rsplit("/", 1)[-1]]["properties"].items():
        for one in said.get("anyOf", [said]):
            if one.get("type") == "string" and "format" not in one:
                yield name, NUL
            if one.get("type") == "array" and one["items"].get("type") == "string":
                yield name, [NUL]


def test_text_that_cannot_be_kept_is_refused_at_its_field(in_role, records):
    parts = json.loads(description.text())["components"]["schemas"]
    asked = 0
    for method, path, said in description.operations():
        body = said.get("requestBody", {}).get("content", {}).get("application/json")
        if body is None:
            continue
        machine = in_role(able(said["x-permission"]).key)
        for name, text in texts(body["schema"], parts):
            answer = machine.send(path_of(path, known(said, records)), {name: text}, method=method, opened=1)
            assert answer.status_code == 422, f"{method} {path}: {name} is answered {answer.status_code}"
            assert name in [one["field"] for one in answer.json()["errors"]], f"{method} {path}: {name}"
            asked += 1
    assert asked > 80
