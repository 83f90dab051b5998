"""A decision in a test: somebody asks for it, and somebody else approves, by the actions or on the pages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.history import clock
from fourfold.understanding.threats.actions import approving, asking
from fourfold.understanding.threats.models import Decision, DecisionRequest, Threat


def grounds(approver: Viewer, **more: Any) -> asking.Grounds:
    return asking.Grounds(**{
        "reason": "It is a line, not a group.", "evidence": "log 41", "approver": approver.user_id,
        "check_on": date(2050, 1, 1), "what_becomes": "Nothing hangs on it.", **more,
    })  # fmt: skip


def ask(
    act: str, threat: Threat, by: Viewer, approver: Viewer, more: Any = None, **to: Any
) -> DecisionRequest:
    """Ask as `by` for an act on a threat; `more` are grounds besides the usual ones."""
    with viewing(by):
        return getattr(asking, act)(
            threat=threat, grounds=grounds(approver, **(more or {})), by=by, at=clock.read(), **to
        )


def approve(asked: DecisionRequest, by: Viewer) -> Decision:
    """Approve as `by`."""
    with viewing(by):
        return approving.approve(asked=asked, by=by, at=clock.read())


def decision(approver: Viewer, **more: str) -> dict[str, str]:
    """What the form of a decision sends."""
    return {"reason": "It is a line, not a group.", "evidence": "log 41", "what_becomes": "Nothing hangs on it.",
            "approver": str(approver.user_id), "check_on": "1/1/2050", "opened": "1", **more}  # fmt: skip


def asked_for(browser: Any, address: str, given: dict[str, str]) -> str:
    """Ask on a page, and give the address of the request that the threat's page leads to."""
    answer = browser.post(address, given, follow=True)
    found = re.search(r"/threats/[^/\"]+/requests/\d+", answer.content.decode())
    assert found, answer.content.decode()
    return found[0]


def approved(browser: Any, request: str) -> None:
    """Approve on the page of a request."""
    answer = browser.post(request, {"decision": "approve"})
    assert answer.status_code == 302, answer.content.decode()
