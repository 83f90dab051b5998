"""Who runs the server: the person who asked, or for root a user of its own: PostgreSQL refuses root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fourfold.config.postgres.binaries import Binaries
from fourfold.config.postgres.problem import DatabaseUnusableError

NAME = "fourfold-db"


@dataclass(frozen=True)
class Account:
    """The operating system's user that owns the data and runs the server."""

    uid: int
    gid: int
    separate: bool  # another user than the one who runs this command

    def popen(self) -> dict[str, Any]:
        """Arguments for subprocess: this user alone, out of reach of the terminal's Ctrl-C."""
        plain: dict[str, Any] = {"cwd": "/", "umask": 0o077, "start_new_session": True, "env": _environment()}
        if self.separate:
            plain |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return plain

    def give(self, path: Path) -> Path:
        """Make `path` and everything in it this user's."""
        if self.separate:
            for each in (path, *path.rglob("*")):
                os.chown(each, self.uid, self.gid, follow_symlinks=False)
        return path


def server_account() -> Account:
    """The user to run a server as; as root, `fourfold-db`, which is made when missing and cannot sign in."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), separate=False)
    entry = _entry() or _make()
    return Account(entry.pw_uid, entry.pw_gid, separate=True)


def within_reach(binaries: Binaries, account: Account, state: Path) -> Binaries:
    """The same programs where `account` can run them: for root, the package's, copied into the state folder.

    A clone of root's usually lies under /root, which nobody else may enter.
    """
    if not account.separate or binaries.origin == "system":
        return binaries
    package = binaries.folder.parents[1]
    stamp = int((binaries.folder / "postgres").stat().st_mtime)
    copy = state / "programs" / f"{binaries.major}-{stamp}"
    if not copy.exists():
        _copy(package, copy)
    return Binaries(copy / package.name / "pginstall" / "bin", binaries.major, binaries.origin)


def _copy(package: Path, target: Path) -> None:
    # The libraries' folder is found by its place beside the package, so both move together.
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, draft / folder.name)
    for each in (target.parent, draft, *draft.rglob("*")):
        each.chmod(0o755 if each.is_dir() or each.stat().st_mode & 0o100 else 0o644)
    draft.rename(target)


def _entry() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def _make() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        answer = subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", NAME], capture_output=True, text=True, check=False
        )
        why = answer.stderr.strip()
    except OSError as error:
        why = str(error)
    entry = _entry()
    if entry is None:
        raise DatabaseUnusableError(
            f"PostgreSQL does not run as root, and the user {NAME} for it could not be made: {why}."
            " Run this as an ordinary user, or set DATABASE_URL to a server."
        )
    return entry


def _environment() -> dict[str, str]:
    # Nothing of the caller's: PGDATA, LD_LIBRARY_PATH or a locale that is not installed would mislead it.
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
