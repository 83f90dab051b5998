"""What happened with a threat: its versions as events, each called by the weightiest of its changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.understanding.threats import fields, rules
from fourfold.understanding.threats.changes import Change
from fourfold.understanding.threats.presenters import Words

# The weightiest first: a field of a threat, and what its change is called.
HAPPENED = {
    "merged_into": gettext_lazy("Merged"),
    "kind": gettext_lazy("Type changed"),
    "owner_agency": gettext_lazy("Transferred"),
    "phase": gettext_lazy("Phase changed"),  # but closing and reopening have names of their own
    "changed_since_moderation": gettext_lazy("Changed since moderation"),
}
JUDGED = {
    "draft": gettext_lazy("Assessment begun"),
    "submitted": gettext_lazy("Assessment submitted"),
    "returned": gettext_lazy("Assessment returned"),
    "moderated": gettext_lazy("Assessment moderated"),
    "withdrawn": gettext_lazy("Assessment withdrawn"),
}


@dataclass(frozen=True)
class Event:
    """One entry of the history."""

    title: str
    moment: datetime
    by: str
    reason: str
    changes: list[fields.Shown]


def shown(changes: list[Change], words: Words, named: fields.Named) -> list[Event]:
    """The history in words, the newest first; the first version has no changes: the threat was recorded."""
    return [
        Event(
            _title(one),
            one.moment,
            one.by,
            one.reason,
            [fields.change(each, words, named) for each in one.changes],
        )
        for one in changes
    ]


def _title(one: Change) -> str:
    """What happened, in a few words: the weightiest of the changes, or how many there are."""
    if not one.changes:
        return _("Recorded")
    after = {each.field: each.after for each in one.changes}
    if (judged := JUDGED.get(after.get("moderation", ""))) is not None:
        return str(judged)
    for field, happened in HAPPENED.items():
        if field in after:
            return (field == "phase" and _turned(one)) or str(happened)
    if len(after) == 1:
        return _("%(field)s changed") % {"field": fields.LABELS[one.changes[0].field]}
    return _("%(num)s fields changed") % {"num": len(after)}


def _turned(one: Change) -> str:
    """Whether a change of phase closed or reopened the threat; "" where it did neither."""
    before, after = next((each.before, each.after) for each in one.changes if each.field == "phase")
    if rules.is_closed(before) == rules.is_closed(after):
        return ""
    return _("Closed") if rules.is_closed(after) else _("Reopened")
