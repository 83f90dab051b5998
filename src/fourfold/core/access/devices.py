"""The sign of what somebody acts with, as the audit log has it: the same for one browser or key, and naming nobody."""

from __future__ import annotations

from typing import Any

from fourfold.core.access import brake, browsers

WORKER = "worker"
LENGTH = 16  # letters of a digest: enough to tell a region's devices apart


def of_browser(request: Any) -> str:
    """The sign of a signed-in person's browser; where it keeps no mark of them, of this one time of being signed in."""
    mark = browsers.known_as(request, request.user.sign_in_name)
    if mark:
        return f"browser-{_sign(mark)}"
    return f"session-{_sign(request.session.session_key or '')}"


def of_key(number: int) -> str:
    """The sign of a machine's key."""
    return f"key-{_sign(str(number))}"


def _sign(what: str) -> str:
    return brake.digest("device", what)[:LENGTH]
