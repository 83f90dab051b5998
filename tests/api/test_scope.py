"""Nothing of another agency's comes out of any operation, in any role: not its records, not that they exist.

Every record of the examples belongs to Cheshire. Machines of another force of the region, or of another region where
their role sees a region, ask for all of them by their names; what Cheshire's own machine is told holds words that
theirs must never hold.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from fourfold.core.access.policy import Permission
from fourfold.core.access.roles import Breadth
from fourfold.core.api import description
from tests.api.conftest import known, roles

# What people typed into the examples, and what the platform named them.
MARK = "⟦"
NAMES = ("NW-OCG", "B-0000", "X-0000")
STRANGERS = [
    (role.key, "yhrocu" if role.sees is Breadth.REGION or role.administers else "merseyside")
    for role in roles().values()
    if Permission.USE_KEYS in role.permissions
]
BODY = {"words": "Larch", "reason": "none", "ends_on": "2026-01-01"}


def path_of(path: str, names: dict[str, Any]) -> str:
    """The path with what it names; what has no example gets a number that none has."""
    for name, value in names.items():
        path = path.replace(f"{{{name}}}", str(value))
    for name in ("number", "row", "service"):
        path = path.replace(f"{{{name}}}", "1")
    return path.replace("{reference}", "NW-OCG-0001").removeprefix("/api/v1")


def asked(machine: Any, records: Any) -> list[tuple[str, int, str]]:
    """What a machine is answered to one call of every operation."""
    found = []
    for method, path, said in description.operations():
        address = path_of(path, known(said, records))
        answer = (
            machine.get(address) if method == "GET" else machine.send(address, BODY, method=method, opened=1)
        )
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found.append((f"{method} {address}", answer.status_code, body.decode()))
    return found


def test_the_examples_are_there_to_be_leaked(in_role, records):
    whole = json.dumps(
        [body for _call, status, body in asked(in_role("coordinator"), records) if status == 200]
    )
    assert MARK in whole.encode().decode("unicode_escape") or "\\u27e6" in whole
    assert all(name in whole for name in NAMES)


def test_without_a_key_nothing_is_answered(client, records):
    for method, path, said in description.operations():
        address = path_of(path, known(said, records))
        answer = client.generic(method, f"/api/v1{address}", "{}", content_type="application/json")
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json"), address


@pytest.mark.parametrize(("role", "agency"), STRANGERS)
def test_nothing_of_another_agency_is_told(role, agency, machine, records):
    stranger = machine(role, agency)
    for call, status, body in asked(stranger, records):
        assert status < 500, call
        assert MARK not in body, call
        named = [name for name in NAMES if name in body]
        assert not named or status >= 400, f"{call} is answered {status} with {named}"


@pytest.mark.parametrize(("role", "agency"), STRANGERS)
def test_what_is_hidden_and_what_is_not_there_are_answered_the_same(role, agency, machine, records):
    stranger = machine(role, agency)
    for method, path, said in description.operations():
        names = known(said, records)
        if not names:
            continue
        nobodys = {name: "NW-OCG-9999" if name == "reference" else 999_999 for name in names}
        hidden, none = (
            stranger.get(path_of(path, each)) if method == "GET"
            else stranger.send(path_of(path, each), BODY, method=method, opened=1)
            for each in (names, nobodys)
        )  # fmt: skip
        assert (hidden.status_code, hidden.content) == (none.status_code, none.content), f"{method} {path}"
