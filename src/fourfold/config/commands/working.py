"""The database that a command works on, provisioned and handed to Django by the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from fourfold.config.postgres import databases
from fourfold.config.postgres.server import server
from fourfold.config.postgres.urls import Urls, database_urls, given_as_they_are, usual_name


@contextmanager
def working_database() -> Iterator[Urls]:
    """The database of this environment, on its server, for the block. Raises DatabaseUnusableError.

    Production names both roles' addresses, and they are used as they are. Otherwise the server is found or
    started, and the database made where it is missing: the demonstration's, where nothing was chosen.
    """
    if given_as_they_are() or "FOURFOLD_OWNER_DSN" in os.environ:
        yield database_urls()
        return
    choose_purpose()
    name = usual_name()
    with server() as found:
        urls = databases.provision(found, name)
        urls.record(name)
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
