"""What somebody typed, as a form sends it: everything but secrets, files and what the frame itself put in."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from fourfold.core.sending.keys import AGAIN, FIELD

Words = dict[str, list[str]]

OF_THE_FRAME = {"csrfmiddlewaretoken", FIELD, AGAIN, "next"}
LARGEST = 200_000  # characters, all fields together


def words_of(sent: Any) -> Words:
    """The words of a form by the names of its fields; nothing where there are more than are kept."""
    found = {name: [_clean(value) for value in values] for name, values in sent.lists() if _kept(name)}
    return found if sum(len(value) for values in found.values() for value in values) <= LARGEST else {}


def digest_of(request: HttpRequest) -> str:
    """A keyed digest of all that a form sends, files too: equal for what is sent twice, and telling nothing."""
    sent = [(name, values) for name, values in sorted(request.POST.lists()) if name not in OF_THE_FRAME]
    files = [(name, file_digest(file)) for name, file in sorted(request.FILES.items())]
    whole = json.dumps([request.path, sent, files])
    return salted_hmac("fourfold.core.sending.words", whole, algorithm="sha256").hexdigest()


def _kept(name: str) -> bool:
    return name not in OF_THE_FRAME and "password" not in name.lower()


def _clean(value: str) -> str:
    # The database holds no NUL, and the form refuses it: the words around it are what matters.
    return value.replace("\0", "")


def file_digest(file: Any) -> str:
    """The digest of an uploaded file, which is then read from its start again."""
    found = hashlib.sha256()
    for portion in file.chunks():
        found.update(portion)
    file.seek(0)
    return found.hexdigest()
