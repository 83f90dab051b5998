"""Codes in words, in the reader's language."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fourfold.core.reference import queries
from fourfold.core.reference.models import Code


def label(code: Code) -> str:
    """A code's words in the reader's language, or in English where there are none in Welsh."""
    welsh = (get_language() or "").startswith("cy")
    return (welsh and code.label_cy) or code.label


def labels(listed: str, on: date, *, known: datetime | None = None) -> dict[str, str]:
    """The words of a whole list on a day (as `known` at a moment), by code, in order: for choices and tables."""
    return {code.code: label(code) for code in queries.codes(listed, on, known=known)}


def every_label(on: date, *, known: datetime | None = None) -> dict[str, dict[str, str]]:
    """The words of every list on a day (as `known` at a moment), by list and code, in order."""
    lists = queries.every(on, known=known)
    return {name: {code.code: label(code) for code in codes} for name, codes in lists.items()}


def marked(code: Code) -> str:
    """A code's words, saying so when they are illustrative and not the national ones."""
    if not code.illustrative:
        return label(code)
    return _("%(label)s (illustrative)") % {"label": label(code)}
