"""A door on every operation of the API: each states the permission that it asks, and takes no browser's session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import Any

from ninja import NinjaAPI, Router

from fourfold.core.api.assembly import api
from fourfold.core.api.bearer import Key
from tests.guardrails.checking import must_hold, must_name
from tests.guardrails.routes import permissions

MEND = "Mend: add it to a Room (core/api/rooms.py) with reads or writes, and a Permission of a policy.py."


def operations(found: NinjaAPI) -> list[Any]:
    """Every operation of an API."""
    return [
        one
        for bound in found._get_bound_routers()
        for view in bound.path_operations.values()
        for one in view.operations
    ]


def faults(found: Iterable[Any], known: Set[str]) -> list[str]:
    """Operations without a key, without a permission, or with one that no policy names; writes without their key."""
    return [
        f"{' '.join(one.methods)} {one.path} {what}. {MEND}" for one in found for what in _faults(one, known)
    ]


def _faults(one: Any, known: Set[str]) -> list[str]:
    act = getattr(one.view_func, "act", None)
    doors = list(one.auth_callbacks)
    if act is None or len(doors) != 1 or not isinstance(doors[0], Key):
        return ["has no door"]
    found = []
    if act.permission not in known or doors[0].permission != act.permission:
        found.append(f"asks for {act.permission!r}, which no policy names")
    parameters = {each["name"] for each in (one.openapi_extra or {}).get("parameters", ())}
    if one.methods != ["GET"] and act.writes and "Idempotency-Key" not in parameters:
        found.append("writes without an Idempotency-Key")
    return found


def test_every_operation_has_a_door():
    found = operations(api())
    assert len(found) > 10
    must_hold(faults(found, permissions()))


def test_planted_operations_without_a_door_are_caught():
    planted, room = NinjaAPI(urls_namespace="planted"), Router()
    room.get("/open")(_view)
    room.get("/wrong", auth=Key("nobody.may"))(_acting("nobody.may"))
    room.get("/other", auth=Key("threats.view"))(_acting("threats.decide"))
    planted.add_router("", room)
    must_name(
        faults(operations(planted), permissions()), "GET /open has no door", "GET /wrong asks for 'nobody.may'",
        "GET /other asks for 'threats.decide'",
    )  # fmt: skip


def _view(request: Any) -> None:
    """Nothing."""


def _acting(permission: str) -> Callable[..., None]:
    def view(request: Any) -> None:
        """Nothing."""

    view.act = type("Act", (), {"permission": permission, "writes": False})  # type: ignore[attr-defined]
    return view
