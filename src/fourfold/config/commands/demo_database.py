"""The demonstration's database: made and filled once, brought up to date after that."""

from __future__ import annotations

import os
from importlib import import_module

import psycopg

from fourfold.config.commands.steps import note, step
from fourfold.config.commands.working import start_django
from fourfold.config.postgres import databases
from fourfold.config.postgres.django_side import leave_databases, migrate_as_owner, point_django_at
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.server import Server
from fourfold.config.postgres.urls import NAMES, Urls

DATABASE = NAMES["demonstration"]
UNFINISHED = f"{DATABASE}_unfinished"  # a database gets the real name only when it is complete


def prepare(server: Server, *, reset: bool) -> None:
    """See that the demonstration's database is there, complete and up to date, and hand it to Django."""
    with server.connect() as administrator:
        _wait_for_other_starts(administrator)
        _clear(administrator, reset=reset)
        if databases.exists(administrator, DATABASE):
            _bring_up_to_date(server)
        else:
            _make(server)
            leave_databases()
            databases.rename(administrator, UNFINISHED, DATABASE)
        urls = databases.ways(server, administrator, DATABASE)
        urls.record(DATABASE)
        point_django_at(urls)


def _wait_for_other_starts(administrator: psycopg.Connection) -> None:
    lock = "(hashtext('fourfold demonstration'))"
    if administrator.execute(f"select pg_try_advisory_lock{lock}").fetchone() != (True,):
        note("Another start is preparing the demonstration; waiting for it.")
        administrator.execute(f"select pg_advisory_lock{lock}")


def _clear(administrator: psycopg.Connection, *, reset: bool) -> None:
    if databases.exists(administrator, UNFINISHED):
        note("An earlier start was interrupted before the region was complete; it is made again.")
        databases.drop(administrator, UNFINISHED)
    if reset:
        databases.drop(administrator, DATABASE)
        note("The old demonstration was removed.")


def _bring_up_to_date(server: Server) -> None:
    with step("The demonstration's database is up to date"):
        _point_and_start(databases.provision(server, DATABASE))
        try:
            migrate_as_owner()
        except Exception as error:  # whatever a changed migration may raise, the way out is the same
            raise DatabaseUnusableError(
                f"The demonstration was made by another version and cannot be brought up to date ({error})."
                " Make it anew with: .venv/bin/fourfold demo --reset"
            ) from error


def _make(server: Server) -> None:
    with step("Database made, with its roles"):
        urls = databases.provision(server, UNFINISHED)
    with step("Tables made"):
        _point_and_start(urls)
        migrate_as_owner()
    with step("Invented region filled in"):
        import_module("fourfold.demo.seed").seed(progress=note)


def _point_and_start(urls: Urls) -> None:
    urls.export()
    os.environ["FOURFOLD_STARTS_AT"] = import_module("fourfold.demo").STARTS_AT.isoformat()
    start_django()
    point_django_at(urls)
