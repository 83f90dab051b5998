"""Ordinary explanations beside what is unlike somebody: what the platform knows of them, and what it cannot know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fourfold.core.access.models import Grant
from fourfold.core.access.roles import roles
from fourfold.core.audit.unusual import BEFORE, Finding, Sort
from fourfold.core.ui import formats

COVER_AT_MOST = timedelta(days=92)  # a role with an end that is nearer than this is often cover


def explanations(finding: Finding, grants: Iterable[Grant]) -> list[str]:
    """What may explain it, what is known of the person first."""
    return [*_known(finding.day, grants), *_usual(finding)]


def _known(day: date, grants: Iterable[Grant]) -> Iterator[str]:
    for one in grants:
        said = {
            "role": roles()[one.role].name if one.role in roles() else one.role,
            "day": formats.day(one.starts_on),
        }
        if one.covers and one.starts_on <= day and (one.ends_on is None or day <= one.ends_on):
            yield _("Cover: they act for %(person)s, who is away.") % {"person": one.covers.user.name}
        elif timedelta() <= day - one.starts_on <= timedelta(days=BEFORE):
            yield _("A new duty: their role as %(role)s began on %(day)s.") % said
        elif (
            one.ends_on
            and one.ends_on >= day >= one.starts_on
            and one.ends_on - one.starts_on <= COVER_AT_MOST
        ):
            yield _("Cover: their role as %(role)s is for a short time, since %(day)s.") % said


def _usual(finding: Finding) -> list[str]:
    if finding.sort is Sort.OWN_NAME:
        return [_("Somebody else of that name, a record that they answer for, or trying out the search.")]
    if finding.sort is Sort.TAKEN:
        return [_("A return or an inspection that was due, or a file for a colleague.")]
    return [_("Cover for a colleague, an inspection, a large operation, or a review of many records.")]
