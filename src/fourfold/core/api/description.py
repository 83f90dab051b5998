"""The description of the API (OpenAPI 3.1): the same for everybody, and without any case data."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from fourfold.core.api import problems
from fourfold.core.api.assembly import api

PREFIX = "api/v1/"


@cache
def text() -> str:
    """The description as it is sent."""
    return json.dumps(whole(), ensure_ascii=False, indent=1)


@cache
def whole() -> dict[str, Any]:
    """The description as data; problems under their own media type."""
    # Through JSON and back: statuses that the library keeps as numbers become names like all others.
    found: dict[str, Any] = json.loads(json.dumps(api().get_openapi_schema(path_prefix=PREFIX)))
    for methods in found["paths"].values():
        for operation in methods.values():
            for status, response in operation["responses"].items():
                _set_right(operation, status, response)
    return found


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation: its method, its path, and what is said of it."""
    return [
        (method.upper(), path, said)
        for path, methods in whole()["paths"].items()
        for method, said in methods.items()
    ]


def _set_right(operation: dict[str, Any], status: str, response: dict[str, Any]) -> None:
    content = response.get("content", {})
    if int(status) >= 400 and "application/json" in content:
        response["content"] = {problems.MEDIA_TYPE: content["application/json"]}
