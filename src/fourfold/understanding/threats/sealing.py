"""The digest of a threat's facts: a request for a decision, and its approval, bind to exactly what was read."""

from __future__ import annotations

import hashlib
import json
from typing import Any

# What a decision rests on. Left out is what moves without the threat: where its assessment stands, its review day.
SEALED = (
    "name", "kind", "subtype", "main_area", "further_areas", "owner_agency", "lead_agency", "lro", "phase", "is_soc",
    "summary", "first_identified", "tier", "risk", "merged_into",
)  # fmt: skip


def digest_of(threat: Any) -> str:
    """The sha256 (hex) of a threat's facts as they stand on this object."""
    fields = {name: threat._meta.get_field(name).attname for name in SEALED}
    content = {name: _plain(getattr(threat, attname)) for name, attname in fields.items()}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A value in one spelling: the order of further areas says nothing, and days and scores have one form."""
    if isinstance(value, list):
        return sorted(value)
    return value if value is None or isinstance(value, str | bool | int) else str(value)
