"""Every operation of the API: of a hidden record and of one's own, with a body that its description asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from fourfold.core.api import description
from tests.api.conftest import ROOMS
from tests.leaks.asking import said
from tests.leaks.callers import Caller
from tests.leaks.surfaces.pages import asked_beside
from tests.leaks.surfaces.surface import Names, Surface

# Fields that need not be given and may name a record.
NAMING = ("threats", "reference", "into", "became", "known")
# What a code list or a register has, where a name would be refused before anything is looked up.
CODES = {
    "kind": "ocg", "main_area": "drugs", "phase": "pursue", "owner": "cheshire", "lead": "cheshire",
    "main_p": "pursue", "state": "answered", "level": "level_1", "back": "no", "grade": "minor", "role": "member",
    "category": "suspect", "confidence": "low", "act": "close", "definition": "soc-master-list",
    "decision": "uphold", "how": "answered",
}  # fmt: skip


def surfaces() -> Iterator[Surface]:
    """Each operation, of a hidden record and of one's own where its path names one."""
    for method, path, described in description.operations():
        named = "{" in path
        for own in (False, True) if named else (True,):
            yield _operation(method, path, described, own=own)


def _operation(method: str, path: str, described: dict[str, Any], *, own: bool) -> Surface:
    of = "" if "{" not in path else " of one's own" if own else " of a hidden one"

    def ask(caller: Caller, names: Names) -> tuple[int, str]:
        where = _address(path, described, names, own=own)
        if where is None:
            return 0, ""
        asked = asked_beside(path, names, own=own)
        sent = body(described, names) | ({"kind": "threat"} if "/exchange/" in path else {})
        response = caller.send(method, where + ("?" + urlencode(asked) if asked else ""), sent)
        return response.status_code, said(response)

    return Surface(f"{method} {path}{of}", "operations", f"{method} {path}", ask)


def _address(path: str, described: dict[str, Any], names: Names, *, own: bool) -> str | None:
    """The path with a record's names in it; None where there is no such record."""
    from_whom = names.own if own else names.theirs
    given = dict(from_whom.get(ROOMS.get(described["tags"][0], ""), {}))
    given |= from_whom["assessments:challenge-one"] if "/challenges/" in path else {}
    given.setdefault("reference", from_whom["threats"]["reference"])
    for each in described["parameters"]:
        if each["in"] != "path":
            continue
        if each["name"] not in given:
            return None
        path = path.replace(f"{{{each['name']}}}", str(given[each["name"]]))
    return path


def body(described: dict[str, Any], names: Names) -> Any:
    """A body as the description wants it, which names the hidden threat wherever a text is asked for."""
    content = described.get("requestBody", {}).get("content", {}).get("application/json")
    return _example(content["schema"], names, "") if content else {}


def _example(schema: dict[str, Any], names: Names, name: str) -> Any:
    if "$ref" in schema:
        parts = description.whole()["components"]["schemas"]
        return _example(parts[schema["$ref"].rsplit("/", 1)[1]], names, name)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return _example(schema[several][0], names, name)
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("type") == "object":
        known = schema.get("properties", {})
        must = schema.get("required") or [key for key in known if key in NAMING] or list(known)[:1]
        given = {key: each for key, each in schema.get("properties", {}).items() if key in (*must, *NAMING)}
        return {key: _example(each, names, key) for key, each in given.items()}
    if schema.get("type") == "array":
        return [_example(schema.get("items", {}), names, name)]
    return _plain(schema, names, name)


def _plain(schema: dict[str, Any], names: Names, name: str) -> Any:
    if name == "other":
        return int(str(names.theirs["disruptions"]["other"]).removeprefix("D-"))
    if name in CODES:
        return CODES[name]
    if schema.get("type") in ("integer", "number"):
        return 1
    if schema.get("type") == "boolean":
        return True
    if schema.get("format") == "date":
        return "2022-01-04"
    if name == "words":
        return names.words
    return names.typed
