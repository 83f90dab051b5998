"""Everything that answers somebody. Each module finds its own kind from the platform itself: a new one joins alone."""

from __future__ import annotations

from collections.abc import Iterator

from tests.leaks.surfaces import commands, forms, jobs, operations, pages
from tests.leaks.surfaces.surface import Names, Surface

__all__ = ["Names", "Surface", "every"]


def every() -> Iterator[Surface]:
    """Every page, form, operation of the API, job and command."""
    yield from pages.surfaces()
    yield from forms.surfaces()
    yield from operations.surfaces()
    yield from jobs.surfaces()
    yield from commands.surfaces()
