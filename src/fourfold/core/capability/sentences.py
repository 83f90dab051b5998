"""Sentences of what cannot be answered: as it was asked, or at all."""

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _


class Unanswerable(BadRequest):
    """Raised with a whole sentence in the reader's words; the page that answers shows it and nothing else."""


def nothing_here() -> str:
    """The sentence for what does not exist and for what its asker may not see: the same, on the page and in the log."""
    return _("There is no page here, or you may not see it.")
