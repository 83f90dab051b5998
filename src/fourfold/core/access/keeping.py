"""Keeping what somebody typed under whoever the form was shown to, whoever is signed in by now."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest

from fourfold.core.access.viewers import NOBODY, viewing
from fourfold.core.sending import actions, keys
from fourfold.core.sending.words import words_of


def keep(request: HttpRequest) -> str:
    """Keep the words that a request sends; the page on which they wait, "" where there is nothing to keep.

    The form's key proves that the platform showed the form to that person, so it needs no session: nobody else can
    have made it, and nobody else will read what is kept here.
    """
    key = keys.sent_with(request)
    if key is None or not key.page:
        return ""
    with viewing(replace(NOBODY, user_id=key.person)) as now:
        return key.page if actions.keep(key=key, words=words_of(request.POST), at=now) else ""


def with_words(page: str) -> str:
    """The address of a page with the words that wait there put into its form."""
    return f"{page}{'&' if '?' in page else '?'}words=kept" if page else ""
