"""Whose rows are read to work out what is sent of a record: everybody's, so that it is the same whoever asks.

Which records there are is always asked in the reader's own scope. What may be said of one hangs on rows that its own
agency may not see: who is protected on another agency's threat, and whether that threat stands on the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from fourfold.core.access import compartments
from fourfold.core.access.viewers import NOBODY, viewing
from fourfold.core.agencies import queries as agencies


@contextmanager
def everything(*, keeping: bool = False) -> Iterator[None]:
    """Read the rows of every agency, the restricted ones too; the reader's own scope comes back at the end. Nothing is
    changed, but for what the platform itself keeps of what it worked out: `keeping`."""
    every = tuple(agencies.codes().values())
    rooms = compartments.every()
    everybody = replace(NOBODY, agencies=every, compartments=rooms, protects=True)
    if keeping:
        everybody = replace(everybody, write_agencies=every, write_compartments=rooms, protects=True)
    with viewing(everybody):
        yield
