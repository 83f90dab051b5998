"""Sentences that are not in the catalogue, and two that nobody could gather."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def planted(count: int, who: str) -> list[str]:
    """What is said."""
    return [
        _("Planted, and not gathered yet."),
        _(f"Planted by {who}"),
        _("Half of it" if count else "None of it"),
        _("%(count)s planted by %(who)s"),
        ngettext("%(count)s row", "%(count)s rows", count),
    ]
