"""The key in every form: which showing of which form, to whom, on which page. Signed, so that nobody makes one up."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.http import HttpRequest

FIELD = "form_key"
AGAIN = "once_more"  # sent by whoever was asked, and means the same words twice
LONGEST_PAGE = 500
SIGNER = signing.TimestampSigner(salt="fourfold.core.sending")
# A form that was open for longer is one whose page was thrown away long ago.
OPEN_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Key:
    """One showing of a form, to a person (0 is nobody), on a page ("" where no words are kept)."""

    showing: str
    person: int
    page: str

    def __str__(self) -> str:
        return SIGNER.sign(f"{self.showing} {self.person} {self.page}")


def new(person: int, page: str, showing: str = "") -> Key:
    """A key for a form that is about to be shown; it goes on with an earlier showing, where its words are in it."""
    return Key(showing or secrets.token_urlsafe(12), person, page if len(page) <= LONGEST_PAGE else "")


def read(text: str) -> Key | None:
    """The key behind its text; None for one that the platform did not make, or made too long ago."""
    try:
        showing, person, page = SIGNER.unsign(text, max_age=OPEN_FOR).split(" ", 2)
    except signing.BadSignature:
        return None
    return Key(showing, int(person), page)


def sent_with(request: HttpRequest) -> Key | None:
    """The key of the form that a request sends."""
    return read(request.POST.get(FIELD, "")) if request.method == "POST" else None
