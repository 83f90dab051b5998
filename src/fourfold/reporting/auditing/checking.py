"""The check of the chain: its facts for the page, and going on with it at once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.core.audit import publishing, sealing, standing
from fourfold.core.ui import formats
from fourfold.reporting.auditing.words import length

PATIENCE = 5.0  # seconds that a page goes on checking


@dataclass(frozen=True)
class Done:
    """What a check came to: how many blocks it looked at, whether more wait, and the block that is wrong, if any."""

    blocks: int
    more: bool
    fault: str

    def in_words(self) -> str:
        """As the page says it."""
        said = ngettext(
            "%(count)s block checked, and whole.", "%(count)s blocks checked, and whole.", self.blocks
        ) % {"count": formats.number(self.blocks)}
        return f"{said} {_('More wait: check again.')}" if self.more else said


def check_now() -> Done:
    """Seal what has ended, and check until nothing is left, a fault is found, or some seconds have passed."""
    sealing.seal()
    ends, looked = time.monotonic() + PATIENCE, 0
    while (turn := standing.check()) and time.monotonic() < ends:
        looked += turn
    found = standing.checked()
    return Done(looked + turn, bool(turn), found.fault if found else "")


def facts(found: standing.Checked | None, waits: standing.Unsealed, now: datetime) -> list[tuple[str, Any]]:
    """What the page says of the chain, beside its first sentence."""
    waiting = ngettext("%(count)s entry", "%(count)s entries", waits.entries) % {
        "count": formats.number(waits.entries)
    }
    return [
        (_("Checked last"), formats.moment(found.at) if found else _("never")),
        (_("Checked from its beginning"), formats.moment(found.began) if found else _("never")),
        (_("Not sealed yet"), waiting),
        (_("The seal is behind by"), length(waits.lag(now))),
    ]


def published() -> list[publishing.Published] | None:
    """The published checkpoints beside the chain; None where the platform publishes none by itself."""
    return publishing.published()
