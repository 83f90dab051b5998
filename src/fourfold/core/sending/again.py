"""What a machine sends under a key of its own is saved once: sent again, it is answered as it was the first time.

All of it runs in the sender's transaction, so that the note of an answer stands or falls with what was saved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import OperationalError, connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from psycopg.errors import LockNotAvailable

from fourfold.core.history import clock
from fourfold.core.sending import rules
from fourfold.core.sending.actions import StillSaving
from fourfold.core.sending.models import Answer
from fourfold.core.sending.words import file_digest

# What changes the meaning of a request besides its address and its body.
HEADERS = ("If-Match",)


class KeyUsed(Exception):
    """The key was sent with something else before."""

    def __init__(self) -> None:
        super().__init__(
            _("This Idempotency-Key was sent with another request before. Send a new key with a new request.")
        )


class AnswerWithheld(Exception):
    """It was saved, and whoever sent it sees other agencies now than then."""

    def __init__(self) -> None:
        super().__init__(
            _("This was saved already. Your role has changed since, so the answer is not repeated.")
        )


def digest_of(request: HttpRequest) -> str:
    """A keyed digest of all that a request says: equal for the same said twice, and telling nothing."""
    said: list[Any] = [
        request.method,
        request.get_full_path(),
        [request.headers.get(name, "") for name in HEADERS],
    ]
    if request.content_type == "multipart/form-data":
        said += [sorted(request.POST.lists())]
        files: list[tuple[str, Any]] = sorted(request.FILES.items())
        said += [[(name, file.name, file_digest(file)) for name, file in files]]
    else:
        said += [_body(request.body)]
    return salted_hmac(
        "fourfold.core.sending.again", json.dumps(said, sort_keys=True), algorithm="sha256"
    ).hexdigest()


def reach_of(role: str, keys: Collection[int]) -> str:
    """A digest of the role and the agencies that an answer was made for."""
    return hashlib.sha256(f"{role} {sorted(keys)}".encode()).hexdigest()


def begin(*, person: int, key: str, digest: str, reach: str, at: datetime) -> Answer | None:
    """Note that something is being saved; what was answered, where the same was sent before, else None.

    The second of two at the same moment waits here until the first is saved. Raises StillSaving when that takes
    long, KeyUsed for another request under the same key, AnswerWithheld where the sender's reach has changed.
    """
    values: list[Any] = [person, key, digest, reach, at, rules.last_day(clock.day_of(at))]
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into sending_answer (person, key, digest, reach, status, headers, body, sent_at, last_day)"
                " values (%s, %s, %s, %s, 0, '{}', '', %s, %s) on conflict do nothing",
                values,
            )
            if cursor.rowcount:
                return None
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise StillSaving(_("This is being saved already. Wait a moment, then send it again.")) from None
        raise
    earlier = Answer.objects.get(person=person, key=key)
    if earlier.digest != digest:
        raise KeyUsed
    if earlier.reach != reach:
        raise AnswerWithheld
    return earlier


def finish(*, person: int, key: str, status: int, headers: dict[str, str], body: str) -> None:
    """It was saved, and this is the answer."""
    Answer.objects.filter(person=person, key=key).update(status=status, headers=headers, body=body)


def _body(sent: bytes) -> Any:
    """A body without what its writer's program may write another way the next time: spaces, and the order of names."""
    try:
        return json.loads(sent)
    except (ValueError, RecursionError):
        return hashlib.sha256(sent).hexdigest()
