"""Pointing this process's Django at a database, and bringing that database up to date."""

from __future__ import annotations

from fourfold.config.postgres.urls import Urls


def point_django_at(urls: Urls) -> None:
    """Make both of Django's connections lead to `urls`, in this process and in those that it starts."""
    from django.db import connections

    urls.export()
    leave_databases()
    for alias, entry in (("default", urls.app), ("owner", urls.owner)):
        settings = connections.settings[alias]
        settings.update(entry | {"OPTIONS": settings.get("OPTIONS", {}) | entry["OPTIONS"]})


def leave_databases() -> None:
    """Close every connection of this process, those that wait in a pool too."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def migrate_as_owner(*, verbosity: int = 0) -> None:
    """Run the migrations that are missing, as the owner of the database."""
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=verbosity, interactive=False)
