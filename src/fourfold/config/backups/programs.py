"""PostgreSQL's own pg_dump and pg_restore, of a version that fits the server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from fourfold.config.postgres.binaries import SYSTEM_FOLDER, embedded_folders
from fourfold.config.postgres.problem import DatabaseUnusableError

# What every database of ours is given when it is made, and what a backup therefore does not bring.
PROVISIONED = re.compile(
    r"^\d+; \d+ \d+ (SCHEMA - public|(ACL|COMMENT) - SCHEMA public|EXTENSION|COMMENT - EXTENSION|DEFAULT ACL) "
)


def dump(
    owner_dsn: str, server: int, file: Path, *, snapshot: str, options: tuple[str, ...] = ("--format=custom",)
) -> None:
    """Write the tables, functions and rights of a database to `file`, as its owner sees it in a snapshot."""
    command = [
        _program("pg_dump", server),
        *options,
        "--schema=public",
        "--no-owner",
        f"--snapshot={snapshot}",
    ]
    # The owner passes row security by a policy of its own; `contents.unseen` says where it would not.
    command += ["--enable-row-security", f"--file={file}"]
    _run(command, owner_dsn)


def restore(owner_dsn: str, server: int, stream: IO[bytes], listed: Path) -> None:
    """Fill a new database from a dump, all or nothing; `listed` is the file that `entries` wrote."""
    command = [_program("pg_restore", server), "--single-transaction", "--exit-on-error", "--no-owner"]
    _run([*command, f"--use-list={listed}"], owner_dsn, stream)


def entries(server: int, stream: IO[bytes], listed: Path) -> None:
    """Write down what a dump holds besides what a new database has anyway."""
    lines = (
        _fed([_program("pg_restore", server), "--list"], stream, os.environ)
        .decode()
        .splitlines(keepends=True)
    )
    listed.write_text("".join(line for line in lines if not PROVISIONED.match(line)))


def _program(name: str, server: int) -> str:
    """The oldest program that is not older than the server: an older one refuses, a newer one says new things."""
    found = {}
    for folder in (*SYSTEM_FOLDER.glob("*/bin"), *embedded_folders()):
        if (folder / name).exists():
            answer = subprocess.run([folder / name, "--version"], capture_output=True, text=True, check=False)
            version = re.search(r"(\d+)\.", answer.stdout)
            found[int(version[1]) if version else 0] = str(folder / name)
    fitting = sorted(major for major in found if major >= server)
    if not fitting:
        raise DatabaseUnusableError(
            f"The server is PostgreSQL {server}, and no {name} of that version is on this machine."
            f" Install postgresql-client-{server}."
        )
    return found[fitting[0]]


def _run(command: list[str], dsn: str, stream: IO[bytes] | None = None) -> None:
    """Run one program on a database. Its password travels in the environment: a command line is read by anybody."""
    parts = {key: str(value) for key, value in conninfo_to_dict(dsn).items() if value is not None}
    password = parts.pop("password", "")
    _fed([*command, f"--dbname={make_conninfo(**parts)}"], stream, os.environ | {"PGPASSWORD": password})


def _fed(command: list[str], stream: IO[bytes] | None, environment: Mapping[str, str]) -> bytes:
    """What a program says, fed through a pipe: when this command is killed the pipe breaks, and the program ends."""
    # What it says goes to files: two full pipes would wait for each other.
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as problem:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=said, stderr=problem, env=environment
        )
        with suppress(BrokenPipeError), process.stdin as pipe:  # type: ignore[union-attr]
            if stream:
                shutil.copyfileobj(stream, pipe)
        if process.wait():
            raise DatabaseUnusableError(f"{Path(command[0]).name} failed: {_first_line(problem)}")
        said.seek(0)
        return said.read()


def _first_line(problem: IO[bytes]) -> str:
    """Only the first line: those after it may hold a row."""
    problem.seek(0)
    lines = [line for line in problem.read().decode(errors="replace").splitlines() if line.strip()]
    return (lines or ["it gave no reason"])[0]
