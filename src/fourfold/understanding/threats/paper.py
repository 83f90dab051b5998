"""What of a threat stands on the two sheets that its page is printed on, and in which size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Characters of free text that two sheets hold beside the facts and the short lists: in small type, and in the usual.
ROOM, ROOM_AT_EASE = 6000, 3000


@dataclass(frozen=True)
class Sheets:
    """How many of the newest decisions stand on paper, and whether the type is small."""

    decisions: int
    small: bool


def laid_out(texts: Sequence[str], decisions: Sequence[str]) -> Sheets:
    """The summary and the brief are printed whole; decisions, the newest first, while there is room."""
    used, shown = sum(map(len, texts)), 0
    for text in decisions:
        # The newest may cost the larger type; the others may not.
        if used + len(text) > (ROOM_AT_EASE if shown else ROOM):
            break
        used, shown = used + len(text), shown + 1
    return Sheets(shown, small=used > ROOM_AT_EASE)
