"""A file's place among the files of its sender, in words for its page."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fourfold.core.ui import formats
from fourfold.data.sources import queries
from fourfold.data.sources.models import Batch


def place(batch: Batch) -> str:
    """The day, month or number that the name of a file says; that it says none, where its map expects one."""
    says = queries.column_map(batch.column_map).file_name_says
    if not says or batch.own_map or batch.state == Batch.State.UNMATCHED:
        return ""
    if not batch.says_its_place:
        return _("not said by its name: it counts as the newest so far")
    if says == "number":
        return _("number %(number)s") % {"number": batch.place_in_order}
    year, month, day = (
        batch.place_in_order // 10_000,
        batch.place_in_order // 100 % 100,
        batch.place_in_order % 100,
    )
    return formats.day(date(year, month, day)) if day else formats.month(date(year, month, 1))


def newer(batch: Batch) -> str:
    """That a newer file is loaded already, and what that means for this one."""
    found = queries.newer_than(batch) if batch.waits else None
    if found is None:
        return ""
    return _(
        "%(batch)s, which is newer, is loaded already. Rows of this file that say something else than it did are held "
        "back."
    ) % {"batch": found}
