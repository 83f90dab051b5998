"""A platform from its backup: made beside the present one, checked, and only then put into its place."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from fourfold.config.backups import archive, contents, fitting, programs
from fourfold.config.commands.steps import note, say, step
from fourfold.config.commands.working import choose_purpose, start_django
from fourfold.config.environment import Environment
from fourfold.config.postgres import databases
from fourfold.config.postgres.django_side import leave_databases, migrate_as_owner, point_django_at
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.server import Server, connect, server
from fourfold.config.postgres.urls import Urls, given_as_they_are, usual_name


def restore(file: Path, *, replace: bool) -> None:
    """Put a backup into the place of the platform's database. Raises DatabaseUnusableError; the old one then stands."""
    if given_as_they_are():
        raise DatabaseUnusableError(
            "To make a database, an administrator is needed, and DATABASE_OWNER_URL is none. Unset it and set"
            " DATABASE_URL to the administrator's address for this command."
        )
    choose_purpose()
    name = usual_name()
    with archive.opened(file) as backup, server() as found:
        say(f"  ✓ The file is whole; its digest: {backup.digest}")
        _check(backup, found, name, replace=replace)
        fresh = f"{name}_restoring"
        try:
            _brought_up_to_date(_filled(backup, found, fresh))
        except DatabaseUnusableError:
            _drop(found, fresh)  # case rows lie nowhere but where somebody looks after them
            raise
        _put_back_waiting(backup)
        _swap(found, fresh, name)


def _check(backup: archive.Backup, found: Server, name: str, *, replace: bool) -> None:
    """Refuse before anything is made."""
    here = os.environ.get("FOURFOLD_PURPOSE", "live")
    if backup.contents["purpose"] != here:
        raise DatabaseUnusableError(
            f"This backup is of a {backup.contents['purpose']} platform, and this one is {here}."
            f" Set FOURFOLD_PURPOSE={backup.contents['purpose']} to restore it."
        )
    with found.connect() as administrator:
        major = administrator.info.server_version // 10_000
        if major < backup.contents["server"]:
            raise DatabaseUnusableError(
                f"This backup was made on PostgreSQL {backup.contents['server']}, and this server is {major}."
                f" Restore it onto {backup.contents['server']} or newer."
            )
        if replace or not databases.exists(administrator, name):
            return
        with connect(databases.ways(found, administrator, name).owner_dsn) as owner:
            if contents.holds_rows(owner):
                raise DatabaseUnusableError(
                    f"The database {name} holds rows. To put the backup into its place, add --replace; it is then"
                    f" kept as {name}_former until the next restore."
                )


def _filled(backup: archive.Backup, found: Server, fresh: str) -> Urls:
    with step(f"Database {fresh} made beside the present one"):
        _drop(found, fresh)
        urls = databases.provision(found, fresh)
    with step("Tables, past, rights and rows restored"), connect(urls.owner_dsn) as owner:
        major = owner.info.server_version // 10_000
        with tempfile.NamedTemporaryFile() as listed:
            programs.entries(major, backup.member(archive.DUMP), Path(listed.name))
            programs.restore(urls.owner_dsn, major, backup.member(archive.DUMP), Path(listed.name))
    with step("Every table holds as many rows as when it was backed up"), connect(urls.owner_dsn) as owner:
        if contents.rows(owner) != backup.contents["rows"]:
            raise DatabaseUnusableError(
                "The restored tables do not hold the rows of the backup. Nothing was changed."
            )
        owner.execute("delete from access_session")  # whoever was signed in then signs in again
        owner.execute("analyze")
    return urls


def _brought_up_to_date(urls: Urls) -> None:
    urls.export()
    start_django()
    point_django_at(urls)
    from django.db.migrations.loader import MigrationLoader

    with connect(urls.owner_dsn) as owner:
        made = set(owner.execute("select app, name from django_migrations").fetchall())
    if unknown := made - MigrationLoader(None).disk_migrations.keys():
        raise DatabaseUnusableError(
            f"This backup was made by a newer Fourfold: it has {len(unknown)} migrations that this one does not know."
            " Install that version, then restore. Nothing was changed."
        )
    with step("Brought up to date with this version"):
        _migrate()
        with connect(urls.owner_dsn) as owner:
            wrong = fitting.misfits(owner)
            owner.execute("select audit_begin_era('restored')")  # this server counts its transactions anew
    leave_databases()
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if wrong[1:] else ""
        raise DatabaseUnusableError(
            f"The tables of this backup do not fit this version of Fourfold: {wrong[0]}{more}. Somebody changed them by"
            " hand, or another version made them. Restore it with the version that made it. Nothing was changed."
        )


def _migrate() -> None:
    from django.db import DatabaseError
    from django.db.migrations.exceptions import InconsistentMigrationHistory

    try:
        migrate_as_owner()
    except (DatabaseError, InconsistentMigrationHistory) as error:
        leave_databases()
        raise DatabaseUnusableError(
            "The tables of this backup do not fit this version of Fourfold: its migrations stopped with"
            f" “{str(error).splitlines()[0]}”. Nothing was changed."
        ) from error


def _drop(found: Server, fresh: str) -> None:
    with found.connect() as administrator:
        databases.drop(administrator, fresh)


def _put_back_waiting(backup: archive.Backup) -> None:
    """Files that waited; one that is there already has the same bytes, since its name is their digest."""
    folder = Environment().spool_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in backup.waiting():
        draft = folder / f".{name}.restoring"
        with draft.open("wb") as file:
            shutil.copyfileobj(backup.member(f"{archive.SPOOL}{name}"), file)
        draft.chmod(0o600)
        draft.replace(folder / name)
    note(f"{len(backup.waiting())} waiting files put back into the spool.")


def _swap(found: Server, fresh: str, name: str) -> None:
    with step(f"Put into the place of {name}") as better, found.connect() as administrator:
        if databases.swap(administrator, fresh, name):
            better(f"Put into the place of {name}, which is kept as {name}_former until the next restore")
        databases.ways(found, administrator, name).record(name)
