"""A whole platform into one file: its tables with their rights and past, and the files that still wait."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import psycopg

from fourfold.config.backups import archive, contents, programs
from fourfold.config.commands.steps import say, step
from fourfold.config.commands.working import working_database
from fourfold.config.environment import Environment
from fourfold.config.postgres.problem import DatabaseUnusableError
from fourfold.config.postgres.server import connect


def backup(where: Path) -> Path:
    """Write a backup to `where`, a new file or a folder; gives the file. Raises DatabaseUnusableError."""
    target = _target(where)
    dump = target.with_name(f".{target.name}.dump")
    try:
        with working_database() as urls, connect(urls.owner_dsn) as owner:
            facts = _write_dump(owner, urls.owner_dsn, dump)
        waiting = _waiting()
        with step(f"Backup written: {target}, with {len(waiting)} waiting files"):
            digest = archive.write(target, facts, dump, waiting)
    finally:
        dump.unlink(missing_ok=True)
    say(f"  Its digest: {digest}")
    say(
        "  It holds everything, unencrypted: keep it where case data may lie, and FOURFOLD_SECRET_KEY elsewhere."
    )
    return target


def _write_dump(owner: psycopg.Connection, dsn: str, dump: Path) -> dict[str, object]:
    purpose, server = contents.purpose(owner), owner.info.server_version // 10_000
    if not purpose:
        raise DatabaseUnusableError(
            f"The database {owner.info.dbname} holds no platform yet: there is nothing to back up."
        )
    if hidden := contents.unseen(owner):
        raise DatabaseUnusableError(
            f"The owner does not see every row of {', '.join(hidden)}: nothing was backed up."
        )
    with step(f"Database {owner.info.dbname} read") as better, contents.frozen(owner) as snapshot:
        counted = contents.rows(owner)
        programs.dump(dsn, server, dump, snapshot=snapshot)
        better(f"Database {owner.info.dbname} read: {sum(counted.values()):,} rows in {len(counted)} tables")
    return {"made": datetime.now(UTC).isoformat(timespec="seconds"),
            "purpose": purpose, "server": server, "rows": counted}  # fmt: skip


def _target(where: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    target = where / f"fourfold-{stamp}.backup" if where.is_dir() else where
    if target.exists():
        raise DatabaseUnusableError(
            f"{target} exists already, and a backup never replaces a file. Name another."
        )
    if not target.parent.is_dir():
        raise DatabaseUnusableError(f"There is no folder {target.parent}. Make it, or name another.")
    return target.absolute()


def _waiting() -> list[Path]:
    folder = Environment().spool_folder()
    return sorted(path for path in folder.glob("*") if path.is_file() and not path.name.startswith("."))
