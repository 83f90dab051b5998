"""How the application and the owner reach the database, as Django's settings want it.

Settings read this when they are imported, with or without a server running; nothing here opens a connection.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from fourfold.config.postgres.places import state_folder
from fourfold.config.postgres.problem import DatabaseUnusableError

KEYS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
NAMES = {
    "live": "fourfold",
    "demonstration": "fourfold_demo",
    "test": "fourfold_test",
    "bench": "fourfold_bench",
}
PAIRS = (("FOURFOLD_OWNER_DSN", "FOURFOLD_APP_DSN"), ("DATABASE_OWNER_URL", "DATABASE_URL"))


@dataclass(frozen=True)
class Urls:
    """The ways of both roles: libpq connection strings, and entries for Django's DATABASES."""

    owner_dsn: str
    app_dsn: str

    @property
    def owner(self) -> dict[str, Any]:
        """The entry for migrations, which run as the owner."""
        return entry(self.owner_dsn)

    @property
    def app(self) -> dict[str, Any]:
        """The entry for everything else."""
        return entry(self.app_dsn)

    def export(self) -> None:
        """Hand the addresses to Django in this process and in those that it starts."""
        os.environ["FOURFOLD_OWNER_DSN"], os.environ["FOURFOLD_APP_DSN"] = self.owner_dsn, self.app_dsn

    def record(self, database: str) -> None:
        """Keep the addresses of `database` in the state folder, readable by their owner alone."""
        path = _recorded_at()
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(_recorded() | {database: [self.owner_dsn, self.app_dsn]}, file)
        draft.replace(path)


def database_urls(database: str | None = None) -> Urls:
    """The addresses in the environment, else those recorded for `database`, else ones that lead nowhere.

    Without a name it is the usual one of FOURFOLD_PURPOSE. Raises DatabaseUnusableError for a bad address.
    """
    for owner, app in PAIRS:
        if os.environ.get(owner) and os.environ.get(app):
            return Urls(checked(os.environ[owner], owner), checked(os.environ[app], app))
    name = database or usual_name()
    nowhere = f"host=/nonexistent/run-fourfold-migrate-first dbname={name}"
    owner_dsn, app_dsn = _recorded().get(name, (nowhere, nowhere))
    return Urls(owner_dsn, app_dsn)


def usual_name() -> str:
    """The name of the database that FOURFOLD_PURPOSE (live when unset) works on."""
    return NAMES.get(os.environ.get("FOURFOLD_PURPOSE", "live"), "fourfold")


def given_as_they_are() -> bool:
    """Whether the environment names both roles' addresses, so that nothing is provisioned."""
    return bool(os.environ.get("DATABASE_URL") and os.environ.get("DATABASE_OWNER_URL"))


def checked(address: str, variable: str) -> str:
    """`address`, if it is one; `variable` is where it came from. Raises DatabaseUnusableError."""
    try:
        conninfo_to_dict(address)
    except ProgrammingError:
        # The driver's own words may repeat the address, and with it the password.
        raise DatabaseUnusableError(
            f"{variable} is not the address of a database."
            " It looks like postgresql://role:password@host:5432/name."
        ) from None
    return address


def entry(dsn: str) -> dict[str, Any]:
    """One entry for Django's DATABASES; what Django has no key for becomes an option of the driver."""
    parts = {key: str(value) for key, value in conninfo_to_dict(dsn).items() if value is not None}
    known = {django: parts.get(libpq, "") for libpq, django in KEYS.items()}
    options = {key: value for key, value in parts.items() if key not in KEYS}
    return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": options}


def _recorded() -> dict[str, list[str]]:
    path = _recorded_at()
    return json.loads(path.read_text()) if path.exists() else {}


def _recorded_at() -> Path:
    return state_folder() / "addresses.json"
