"""How an assessment came about, as a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.understanding.assessments import as_known
from fourfold.understanding.assessments.models import Assessment
from fourfold.understanding.assessments.presenters import challenged, words


@dataclass(frozen=True)
class Event:
    """One entry, as the macro takes it."""

    title: str
    by: str
    moment: datetime
    text: str = ""
    url: str = ""


def events(one: Assessment, until: datetime | None = None) -> list[Event]:
    """The acts on an assessment, the newest first, each with the version that it was done to."""
    reviews = as_known.reviews(one, until)
    found = [
        Event(_with_digest(str(act), review.digest), review.by.name, review.at, review.reason)
        for act, review in zip(challenged.acts(reviews), reviews, strict=True)
    ]
    begun = Event(_("Begun"), one.assessor.name, one.began_at, one.began_because)
    return [*reversed(found), begun]


def _with_digest(title: str, digest: str) -> str:
    if not digest:
        return title
    return _("%(act)s, version %(digest)s") % {"act": title, "digest": words.short_digest(digest)}
