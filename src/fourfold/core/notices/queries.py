"""Reads of one's own notices."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.capability import Task, Words
from fourfold.core.notices.models import Notice
from fourfold.core.ui import formats

# What each kind of notice says: that something happened, and nothing of what it was about.
SAID: dict[str, Words] = {
    "restricted match": _("Somebody looked for a restricted record of which you are the contact."),
    "emergency": _("A restricted record that you keep was opened in an emergency."),
}


def waiting(viewer: Viewer, now: datetime) -> list[Task]:
    """Notices that the viewer has not opened, the newest first."""
    found = Notice.objects.filter(person_id=viewer.user_id, opened_at__isnull=True).order_by(
        "-told_at", "-pk"
    )
    return [
        Task(str(SAID[one.kind]), reverse("notices:open", args=[one.pk]), formats.moment(one.told_at))
        for one in found[:50]
    ]


def notice(viewer: Viewer, number: int) -> Notice | None:
    """One of the viewer's own."""
    return Notice.objects.filter(person_id=viewer.user_id, pk=number).first()
