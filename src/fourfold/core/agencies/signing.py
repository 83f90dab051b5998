"""Who decided, as it is kept beside a decision: words that stay readable, and a number when there is one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

Person = object  # whoever acts: a viewer, a user, a named service


def signed(by: Person, at: datetime) -> dict[str, Any]:
    """The columns of a decision: who (in words and by number) and when."""
    # A viewer calls its number user_id, a user calls it pk; a named service may have neither.
    number = getattr(by, "user_id", None) or getattr(by, "pk", None)
    return {"decided_by": getattr(by, "name", "") or str(by), "decided_by_id": number, "decided_at": at}
