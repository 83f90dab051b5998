"""Sentences of what cannot be answered, as it was asked or at all, and of what cannot be saved over a change."""

from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _


class Unanswerable(BadRequest):
    """Raised with a whole sentence in the reader's words; the page that answers shows it and nothing else."""


class Clash(Exception):
    """Somebody else changed the record after it was opened; `current` is what stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__(_("This changed after you opened it. Your words are kept. Compare and choose."))
        self.current = current


def nothing_here() -> str:
    """The sentence for what does not exist and for what its asker may not see: the same, on the page and in the log."""
    return _("There is no page here, or you may not see it.")
