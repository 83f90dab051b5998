"""Keeping words, and noting what was sent. Each runs in the transaction of the person whose they are.

No audit entry: nobody but their owner reads them, and what is saved in the end has its own.
"""

from __future__ import annotations

from datetime import datetime

from django.db import OperationalError, connection, models
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from fourfold.core.capability.sentences import Unanswerable
from fourfold.core.history import clock
from fourfold.core.sending import queries, rules
from fourfold.core.sending.keys import Key
from fourfold.core.sending.models import Draft, Receipt
from fourfold.core.sending.words import Words


class StillSaving(Unanswerable):
    """The same was sent a moment ago and is not yet saved; the text says what to do."""


class SavedLately(Unanswerable):
    """The same words were saved from another showing of the form; only whoever sent them knows if they mean both."""

    def __init__(self, address: str, when: datetime) -> None:
        super().__init__(_("You saved exactly this a short while ago."))
        self.address, self.when = address, when


def keep(*, key: Key, words: Words, at: datetime) -> bool:
    """Keep the words of a form in place of those kept before; whether it did.

    There may be nothing to keep; and words of another showing of the form, which only their owner throws away.
    """
    if not key.page or not any(value.strip() for values in words.values() for value in values):
        return False
    if (other := queries.other_words(key, on=clock.day_of(at))) and not rules.stand_in(other.words, words):
        return False
    kept = {
        "words": words,
        "showing": key.showing,
        "kept_at": at,
        "last_day": rules.last_day(clock.day_of(at)),
    }
    Draft.objects.update_or_create(kept, person=key.person, page=key.page)
    return True


def forget(*, person: int, page: str) -> None:
    """Throw a person's words at a page away."""
    Draft.objects.filter(person=person, page=page).delete()


def begin(*, key: Key, digest: str, at: datetime) -> str | None:
    """Note that something is being sent; the address that answered where the same was sent before, else None.

    The second of two at the same moment waits here until the first is saved. Raises StillSaving when that takes long.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into sending_receipt (showing, person, digest, address, sent_at, last_day)"
                " values (%s, %s, %s, '', %s, %s) on conflict do nothing",
                [key.showing, key.person, digest, at, rules.last_day(clock.day_of(at))],
            )
            if cursor.rowcount:
                return None
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise StillSaving(
                _("This is being saved already. Wait a moment, then look whether it is there.")
            ) from None
        raise
    return _receipt(key, digest).get().address


def ask_about(*, key: Key, digest: str, at: datetime) -> None:
    """Raise SavedLately where the same words were saved a short while ago, from another showing of their form."""
    since = rules.asked_about_since(at, clock.day_of(at))
    earlier = queries.saved_since(since, key=key, digest=digest)
    if earlier is not None and earlier.sent_at is not None:
        raise SavedLately(earlier.address, earlier.sent_at)


def finish(*, key: Key, digest: str, address: str, words: Words, at: datetime) -> None:
    """It was saved, and this page answers; the words are the record's now. Others that wait there go on waiting."""
    _receipt(key, digest).update(address=address[:2000])
    other = queries.other_words(key, on=clock.day_of(at))
    if other is None or rules.stand_in(other.words, words):
        forget(person=key.person, page=key.page)


def take_back(*, key: Key, digest: str) -> None:
    """It was not saved: the form was shown again."""
    _receipt(key, digest).delete()


def _receipt(key: Key, digest: str) -> models.QuerySet[Receipt]:
    return Receipt.objects.filter(showing=key.showing, person=key.person, digest=digest)
