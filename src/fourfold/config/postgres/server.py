"""The server that commands and tests work on: the one of DATABASE_URL, or a private one started for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from fourfold.config.postgres.binaries import OLDEST
from fourfold.config.postgres.cluster import Cluster
from fourfold.config.postgres.holding import held
from fourfold.config.postgres.places import state_folder
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.secret import kept_secret
from fourfold.config.postgres.urls import checked


@dataclass(frozen=True)
class Server:
    """A running server, as its administrator reaches it (a libpq connection string)."""

    administrator: str
    private: bool

    def reach(self, database: str) -> str:
        """The administrator's way to `database`."""
        return make_conninfo(self.administrator, dbname=database)

    def described(self) -> str:
        """Its version and whose it is, in a few words."""
        with self.connect() as connection:
            version = connection.execute("show server_version").fetchone()
        whose = "private, reached by a socket alone" if self.private else "the one in DATABASE_URL"
        return f"PostgreSQL {str(version and version[0]).split()[0]}, {whose}"

    def connect(self, database: str | None = None) -> psycopg.Connection:
        """An open connection without transactions. Raises DatabaseUnusableError when nothing answers."""
        return connect(self.reach(database) if database else self.administrator)


def private_cluster() -> Cluster:
    """The private server of this installation, running or not."""
    return Cluster(state_folder() / "postgres")


def administrator_password() -> str:
    """The private servers' administrator's password, made on first use."""
    return kept_secret(state_folder() / "administrator-password")


@contextmanager
def server() -> Iterator[Server]:
    """A server for the block. Raises DatabaseUnusableError when there is none to be had."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given_server(given)
        return
    cluster, password = private_cluster(), administrator_password()
    with held(cluster, password):
        yield Server(cluster.conninfo(password), private=True)


def given_server(url: str) -> Server:
    """The server of an administrator's DATABASE_URL. Raises DatabaseUnusableError where it cannot serve."""
    if not conninfo_to_dict(checked(url, "DATABASE_URL")).get("password"):
        raise DatabaseUnusableError(
            "DATABASE_URL holds no password, and those of Fourfold's own roles are derived from it. Put the"
            " administrator's password into it, or make the roles yourself and give DATABASE_OWNER_URL."
        )
    with connect(url) as connection:
        if connection.info.server_version < OLDEST * 10_000:
            raise DatabaseUnusableError(
                f"The server of DATABASE_URL is PostgreSQL {connection.info.server_version // 10_000};"
                f" Fourfold needs {OLDEST} or newer."
            )
    return Server(make_conninfo(url), private=False)


def connect(conninfo: str) -> psycopg.Connection:
    """An open connection without transactions. Raises DatabaseUnusableError when nothing answers."""
    parts = conninfo_to_dict(conninfo)
    try:
        return psycopg.connect(conninfo, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        said = str(error).strip().splitlines()[0].removeprefix("connection failed: ")
        raise DatabaseUnusableError(
            f"The database {parts.get('dbname', '')} cannot be reached: {said}"
        ) from None
