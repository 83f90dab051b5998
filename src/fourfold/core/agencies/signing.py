"""Who decided, as it is kept beside a decision: words that stay readable, and a number when there is one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol


class Person(Protocol):
    """Whoever acts: a user, or a viewer of the platform."""

    @property
    def name(self) -> str: ...


def signed(by: Person, at: datetime) -> dict[str, Any]:
    """The columns of a decision: who (in words and by number) and when."""
    # A viewer calls its number user_id, a user calls it pk; a named service may have neither.
    number = getattr(by, "user_id", None) or getattr(by, "pk", None)
    return {"decided_by": by.name, "decided_by_id": number, "decided_at": at}
