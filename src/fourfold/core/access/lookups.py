"""What was asked for by exactly its name, found or not: handed on for the worker to look at, after the request.

Written in a transaction of its own, whatever became of the one that asked, and always: a page takes the same steps with
and without a match, and nothing in it waits for what is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.capability.noting import Notes

asked = Notes("asked for exactly")


@contextmanager
def handed_on(viewer: Viewer) -> Iterator[None]:
    """Everything that is asked for within the block is handed on at its end."""
    with asked.within() as texts:
        try:
            yield
        finally:
            if texts:
                with viewing(viewer), connection.cursor() as cursor:
                    cursor.execute("select access_looked_up(%s)", [texts])
