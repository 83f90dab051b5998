"""The one error of this folder."""

from __future__ import annotations


class DatabaseUnusableError(Exception):
    """The database cannot be used; the message is a plain sentence that says why and what to do."""
