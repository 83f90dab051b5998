"""The one map from a status to its words and its colour (PAGES section 5, "Tags")."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fourfold.core.capability import Words


@dataclass(frozen=True)
class Tag:
    """A status in words with one of the colours of GOV.UK tags."""

    label: Words
    colour: str


TAGS: dict[str, Tag] = {
    "draft": Tag(_("Draft"), "grey"),
    "withdrawn": Tag(_("Withdrawn"), "grey"),
    "closed": Tag(_("Closed"), "grey"),
    "dismissed": Tag(_("Dismissed"), "grey"),
    "submitted": Tag(_("Submitted"), "blue"),
    "offered": Tag(_("Offered"), "blue"),
    "in_progress": Tag(_("In progress"), "teal"),
    "in_force": Tag(_("In force"), "teal"),
    "returned": Tag(_("Returned"), "yellow"),
    "due_soon": Tag(_("Due soon"), "yellow"),
    "held_back": Tag(_("Held back"), "yellow"),
    "moderated": Tag(_("Moderated"), "green"),
    "assured": Tag(_("Assured"), "green"),
    "done": Tag(_("Done"), "green"),
    "reopened": Tag(_("Reopened"), "orange"),
    "overridden": Tag(_("Overridden"), "orange"),
    "overdue": Tag(_("Overdue"), "red"),
    "breached": Tag(_("Breached"), "red"),
    "unowned": Tag(_("Unowned"), "red"),
    "suggested": Tag(_("Suggested"), "purple"),
    "restricted": Tag(_("Restricted"), "magenta"),
}


def tag(key: str) -> Tag:
    """The tag of a status; raises ValueError for a status that has none, so that no colour is invented."""
    try:
        return TAGS[key]
    except KeyError:
        raise ValueError(f"No tag is defined for the status {key!r}.") from None
