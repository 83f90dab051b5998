"""Changes of the register: the verbs of agencies, for those who may, with an audit entry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from fourfold.core.access.policy import check
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import actions as agencies
from fourfold.core.audit import actions as audit
from fourfold.resourcing.register.policy import Permission

VERBS = {
    "open": agencies.open_agency,
    "rename": agencies.rename,
    "move": agencies.move,
    "merge": agencies.merge,
    "split": agencies.split,
    "carry over": agencies.carry_over,
}


@transaction.atomic
def change(*, act: str, code: str, given: dict[str, Any], by: Viewer, at: datetime) -> Any:
    """Carry out one change to the agency with this code; `given` is what the verb of `act` takes."""
    check(by, Permission.MANAGE)
    done = VERBS[act](**given, by=by, at=at)  # type: ignore[operator]
    audit.record(audit.Operation.ALTERATION, f"agency.{act}", by=by, kind="agency", target=code)
    return done
