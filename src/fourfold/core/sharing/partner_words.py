"""What partners read, in words: what is asked of them, and what was newly shared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.core.capability import Task
from fourfold.core.sharing import copies
from fourfold.core.sharing.presenters import Words
from fourfold.core.ui import formats


@dataclass(frozen=True)
class Line:
    """One copy as the first page shows it."""

    subject: str
    url: str
    shared: str
    sender: str
    purpose: str
    until: str
    ring: str


def task(one: Any, words: Words) -> Task:
    """Something that is asked, with its day and who asked."""
    note = _("%(due)s. Asked by %(agency)s") % {
        "due": formats.due(one.due_on, words.day),
        "agency": words.agency(one.from_agency_id),
    }
    tag = "overdue" if copies.is_late(one, words.day) else ""
    return Task(one.what, reverse("sharing:result", args=[one.pk]), note, tag)


def finished(one: Any) -> tuple[str, str, str]:
    """Something that was done: what was asked, the result, and when it was given."""
    return one.what, one.result, formats.moment(one.done_at)


def table(copies: Iterable[Any], words: Words) -> list[Line]:
    """Copies that nobody has acknowledged yet."""
    return [
        Line(
            one.subject,
            reverse("sharing:received", args=[one.copy]),
            formats.short_day(one.shared_at),
            words.agency(one.from_agency_id),
            words.one("sharing_purpose", one.purpose),
            formats.short_day(one.use_until),
            one.contact,
        )
        for one in copies
    ]
