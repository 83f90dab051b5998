"""Reads of drafts and receipts; row security leaves only the viewer's own."""

from __future__ import annotations

from datetime import date, datetime

from fourfold.core.sending.keys import Key
from fourfold.core.sending.models import Draft, Receipt


def draft(person: int, page: str, *, on: date) -> Draft | None:
    """The words that a person has at a page on a day."""
    return Draft.objects.filter(person=person, page=page, last_day__gte=on).first()


def other_words(key: Key, *, on: date) -> Draft | None:
    """The words that wait at the page of a form from another showing of it: they are not in this one."""
    found = draft(key.person, key.page, on=on)
    return found if found is not None and found.showing not in ("", key.showing) else None


def was_saved(key: Key) -> bool:
    """Whether this showing of a form was saved already."""
    return Receipt.objects.filter(showing=key.showing, person=key.person).exclude(address="").exists()


def saved_since(moment: datetime, *, key: Key, digest: str) -> Receipt | None:
    """The latest that this person saved with the same words since a moment, from another showing of the form."""
    found = Receipt.objects.filter(person=key.person, digest=digest, sent_at__gte=moment)
    return found.exclude(showing=key.showing).exclude(address="").order_by("-sent_at").first()
