"""Which kinds of thing an agency holds. When an agency ends, each kind needs a recorded decision.

A capability announces what it holds for agencies in its `apps.py`:

    from fourfold.core.agencies.kinds import Held
    held_by_agencies = (Held("threats affecting", _("Threats that affect its area")),)
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fourfold.core import capability
from fourfold.core.capability import Words


@dataclass(frozen=True)
class Held:
    """One kind of thing that an agency holds; `key` is stored with the decision and never changes."""

    key: str
    label: Words


# Nobody announces this one: records that carry an agency's number exist wherever there are agencies.
RECORDS = Held("records", _("Records that it owns"))


def held() -> dict[str, Held]:
    """Every kind of thing that agencies hold, by key, as announced by the installed capabilities."""
    announced = [kind for config in capability.every() for kind in getattr(config, "held_by_agencies", ())]
    return {kind.key: kind for kind in (RECORDS, *announced)}
