"""The database that a command works on, provisioned and handed to Django by the environment."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from fourfold.config.postgres import databases
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.server import Server, server
from fourfold.config.postgres.urls import NAMES, Urls, database_urls, given_as_they_are, usual_name


@contextmanager
def working_database(*, needed: bool = True) -> Iterator[Urls]:
    """The database of this environment, on its server, for the block. Raises DatabaseUnusableError.

    Production names both roles' addresses, and they are used as they are. Otherwise the server is found or
    started, and the database made where it is missing. Where nothing was chosen it is the demonstration's,
    which only `fourfold demo` makes: a missing one is a problem, unless it is not `needed`.
    """
    if given_as_they_are() or "FOURFOLD_OWNER_DSN" in os.environ:
        yield database_urls()
        return
    choose_purpose()
    with server() as found:
        if not needed and _has_no_demonstration(found):
            yield database_urls()
            return
        urls = _provisioned(found, usual_name())
        urls.record(usual_name())
        urls.export()
        yield urls


def choose_purpose() -> None:
    """A clone that was told nothing works on the demonstration, never on something that counts as live."""
    if "DATABASE_URL" not in os.environ:
        os.environ.setdefault("FOURFOLD_PURPOSE", "demonstration")


def start_django() -> None:
    """Load the platform's settings and applications."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")
    import django

    django.setup()
    # What is loaded stays; to look through it again and again while many rows pass took a sixth of a long extract.
    gc.freeze()


def _provisioned(found: Server, name: str) -> Urls:
    # An empty database of this name would pass for a complete demonstration.
    if _has_no_demonstration(found):
        raise DatabaseUnusableError("There is no demonstration yet. Make it with: fourfold demo")
    return databases.provision(found, name)


def _has_no_demonstration(found: Server) -> bool:
    with found.connect() as administrator:
        name = NAMES["demonstration"]
        return usual_name() == name and not databases.exists(administrator, name)
