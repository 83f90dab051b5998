"""What an address asked for, as far as the audit log may hold it: references and numbers, no words."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Such as NW-OCG-0417, or the number of a batch; whatever else somebody writes into an address may be a name.
REFERENCE = re.compile(r"[A-Z]{1,4}-[A-Z]{2,3}-[0-9]{1,9}|[0-9]{1,12}")
OTHER = "other"


def named(values: Iterable[object]) -> str:
    """What an address names, each part a reference or "other": never longer than its parts may be."""
    return "/".join(text if REFERENCE.fullmatch(text) else OTHER for text in map(str, values))
