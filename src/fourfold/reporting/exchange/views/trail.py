"""Where the pages of the exchange stand: each below the outbox."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.ui.frame import Link


def after_outbox(*more: Link) -> tuple[Link, ...]:
    """The way to a page: the outbox, and what stands between."""
    return (Link(_("Outbox"), reverse("exchange:outbox")), *more)
